import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { account } from './product.ts';
import { receive, type Visitors } from './visitors.ts';
import { hubApp, type Reached, startWithStandIn } from './with-stand-in.ts';

/**
 * From nothing to a governed call on a workspace in Intercom, in a browser: nothing is set, and what is reached at Intercom's own addresses
 * is the stand-in, by the browser as well.
 */
let product: Reached;
let visitors: Visitors;
let browsing: BrowserContextOptions;

beforeAll(async () => {
  product = await startWithStandIn({ console: true });
  browsing = { proxy: { server: product.standIn.env.HTTPS_PROXY, bypass: '127.0.0.1' }, ignoreHTTPSErrors: true };
  visitors = await receive(product.url, product.sandboxUrl);
});
afterEach(async () => {
  await visitors.leave();
  expect(visitors.complaints()).toEqual([]);
});
afterAll(async () => {
  await visitors?.close();
  await product?.stop();
});

const open = async (path: string): Promise<Page> => {
  const page = await visitors.member(account, browsing);
  await page.goto(path);
  return page;
};

/** A group with the example's scopes on the workspace, and a key of it: the steps that the console itself names next. */
async function giveScopesAndKey(page: Page, group: string, workspace: string): Promise<string> {
  await page.getByText('Nobody can use it yet').waitFor();
  await page.getByRole('link', { name: 'give a group scopes on it' }).click();
  await page.getByText(`For ${workspace}`, { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Create group' }).first().click();
  await page.getByLabel('Name').fill(group);
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await page.getByRole('heading', { name: group }).waitFor();
  // It opens on the workspace that one came from, whatever else is connected.
  await page.getByRole('heading', { name: workspace }).waitFor();
  await page.getByRole('button', { name: 'Example workflow' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText(/^\d+ of \d+ scopes enabled/).waitFor();
  await page.getByRole('link', { name: /^Keys ·/ }).click();
  await page.getByRole('heading', { name: 'Keys', exact: true }).waitFor();
  await page.getByRole('button', { name: 'Create key' }).first().click();
  await page.getByLabel('What it is for').fill('An assistant');
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await page.getByText('Shown only now').waitFor();
  return page.getByLabel('Key', { exact: true }).inputValue();
}

async function contactsOf(secret: string): Promise<number> {
  const answer = await fetch(`${product.url}/intercom/default/contacts`, { headers: { authorization: `Bearer ${secret}` } });
  const body = (await answer.json()) as { total_count?: number };
  expect(answer.status, JSON.stringify(body)).toBe(200);
  return body.total_count ?? 0;
}

it('by an access token alone: from the claim link to a call, and whom the token is shown to is said before', async () => {
  const page = await visitors.stranger(browsing);
  await page.goto(product.claimLink);
  await page.getByLabel('Organisation').fill(account.organisation);
  await page.getByLabel('Your name').fill(account.name);
  await page.getByLabel('Email').fill(account.email);
  await page.getByLabel('Password', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Claim and sign in' }).click();

  // Both ways are there before anything was set.
  await page.getByRole('button', { name: 'Try the sandbox' }).waitFor();
  await page.getByRole('button', { name: 'Connect my workspace' }).click();
  const dialog = page.getByRole('dialog', { name: 'Connect a workspace' });
  await dialog.getByText('United States, Europe and Australia are asked in this order until one knows the token').waitFor();
  const { sandbox } = product.standIn.regions.eu;
  await dialog.getByLabel('Access token', { exact: true }).last().fill(sandbox.mintToken());
  await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByText('Connected to Northwind Europe').first().waitFor();
  expect(product.standIn.asked.filter((host) => !host.startsWith('app.')).slice(0, 2)).toEqual(['api.intercom.io', 'api.eu.intercom.io']);
  await page.getByText('Europe · Access token').waitFor();

  const secret = await giveScopesAndKey(page, 'Support', 'Northwind Europe');
  expect(await contactsOf(secret)).toBeGreaterThan(0);
  expect(sandbox.requests().some(({ path }) => path === '/contacts')).toBe(true);

  // What was read stands in Activity in words, and opens in the Intercom of its region.
  const headers = { authorization: `Bearer ${secret}` };
  const { data } = (await (await fetch(`${product.url}/intercom/default/contacts?per_page=1`, { headers })).json()) as {
    data: { id: string }[];
  };
  const id = data[0]?.id ?? '';
  await (await fetch(`${product.url}/intercom/default/contacts/${id}`, { headers })).body?.cancel();
  await page.goto('/activity?find=read+contact');
  const link = await page.getByRole('link', { name: id }).first().getAttribute('href');
  expect(link).toMatch(new RegExp(`^https://app\\.eu\\.intercom\\.com/a/apps/[\\w-]+/users/${id}/all-conversations$`));
});

it('the sandbox is connected beside it, is marked, and a token of the one is not taken for the other', async () => {
  const page = await open('/integrations');
  await page.getByRole('button', { name: 'Connect a workspace' }).click();
  await page.getByRole('button', { name: 'Try the sandbox' }).click();
  await page.getByRole('button', { name: 'Continue to the sandbox' }).click();
  await page.getByRole('button', { name: 'Authorize access' }).click();
  await page.getByText('Connected to Sandbox Workspace').first().waitFor();
  const card = page.locator('section', { has: page.getByRole('heading', { name: /Sandbox Workspace/ }) });
  await card.getByText('Sandbox', { exact: true }).waitFor();
  await card.getByText(/^Sandbox of this gateway · OAuth/).waitFor();
  expect(await page.getByText('What is connected here is the sandbox').count()).toBe(0);
  await card.getByText('nothing here reaches a customer').waitFor();

  await page.getByRole('button', { name: 'Connect a workspace' }).click();
  await page.getByRole('button', { name: 'Try the sandbox' }).click();
  const dialog = page.getByRole('dialog', { name: 'Connect a workspace' });
  await dialog.getByText('Access token', { exact: true }).click();
  await dialog.getByLabel('Access token', { exact: true }).last().fill(product.standIn.regions.us.sandbox.mintToken());
  await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
  await dialog.getByText(/did not give this token out, so it was not sent there/).waitFor();
});

it('where both are connected, a scope that a refused call lacked is switched on where somebody says, the first included', async () => {
  const page = await open('/groups');
  await page.getByRole('link', { name: 'Support' }).first().click();
  await page.getByRole('heading', { name: 'Support' }).waitFor();
  const group = new URL(page.url()).pathname;
  for (const workspace of ['Northwind Europe, has access', /^Sandbox Workspace/]) {
    await page.goto(`${group}?allow=messages%3Aemail`);
    await page.getByText('On which workspace?').waitFor();
    expect(await page.getByRole('checkbox', { name: 'messages:email' }).isChecked()).toBe(false);
    const select = page.getByLabel('Workspace', { exact: true });
    const label = (await select.locator('option').allTextContents()).find((text) => text.match(workspace)) ?? '';
    await select.selectOption({ label });
    await page.getByText('messages:email is switched on, and not saved yet').waitFor();
    await page.getByRole('heading', { name: label.split(/,| \(/)[0] ?? '' }).waitFor();
    await page.getByRole('button', { name: 'Discard' }).click();
  }
});

it('over OAuth, with an app that is entered in the console: checked, sealed, authorized, used, replaced and removed', async () => {
  const page = await open('/integrations');
  await page.getByRole('button', { name: 'Connect a workspace' }).click();
  await page.getByRole('button', { name: 'My Intercom workspace' }).click();
  const dialog = page.getByRole('dialog', { name: 'Connect a workspace' });
  await dialog.getByText('OAuth', { exact: true }).click();
  await dialog.getByText(`${product.url}/api/auth/intercom/callback`).waitFor();
  await dialog.getByText('Intercom takes only addresses that begin with https').waitFor();
  await dialog.getByLabel('Client ID').fill(hubApp.clientId);
  await dialog.getByLabel('Client secret', { exact: true }).last().fill('mistyped');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('Intercom (api.intercom.io) does not know this Client ID, or not with this Client secret.').waitFor();
  await dialog.getByLabel('Client secret', { exact: true }).last().fill(hubApp.clientSecret);
  await dialog.getByRole('button', { name: 'Save' }).click();

  await dialog.getByRole('button', { name: 'Continue to Intercom' }).click();
  await page.getByText('Gatehouse wants to connect to Northwind').waitFor();
  expect(new URL(page.url()).origin).toBe('https://app.intercom.com');
  await page.getByRole('button', { name: 'Authorize access' }).click();
  await page.getByText('Connected to Northwind', { exact: true }).first().waitFor();
  await page.getByText('United States · OAuth').waitFor();
  const secret = await giveScopesAndKey(page, 'Reporting', 'Northwind');
  expect(await contactsOf(secret)).toBeGreaterThan(0);
  expect(product.standIn.regions.us.sandbox.requests().some(({ path }) => path === '/contacts')).toBe(true);

  await page.goto('/settings');
  const panel = page.locator('#oauth-app');
  await panel.getByText(hubApp.clientId).waitFor();
  expect(await page.content()).not.toContain(hubApp.clientSecret);
  await panel.getByRole('button', { name: 'Remove…' }).click();
  await page.getByText('What is connected stays connected, and is not affected.').waitFor();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await panel.getByText('There is none, so workspaces are connected by access token alone.').waitFor();
  expect(await contactsOf(secret)).toBeGreaterThan(0);
  await page.goto('/activity?find=oauth_app.set');
  await page.getByText('oauth_app.set').first().waitFor();

  // A second workspace for the group: what that means for its calls stands there before it is saved.
  await page.goto('/groups');
  await page.getByRole('link', { name: 'Reporting', exact: true }).click();
  await page.getByLabel('Workspace').selectOption({ label: 'Northwind Europe' });
  await page.getByRole('heading', { name: 'Northwind Europe' }).waitFor();
  await page.getByRole('button', { name: 'Example workflow' }).click();
  await page
    .getByText(/Save it, and this group has several workspaces.*\/intercom\/northwind\/… or \/intercom\/northwind-europe\/…/)
    .waitFor();
  await page.getByRole('button', { name: 'Discard' }).click();

  await page.goto('/integrations');
  await page.getByRole('button', { name: 'More about Northwind', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Disconnect…' }).click();
  await page.getByText('In Intercom the app stays installed.').waitFor();
  await page.getByLabel('Also uninstall the app in Intercom').check();
  await page.getByText(/whatever else uses it in this workspace stops working/).waitFor();
  await page.getByRole('button', { name: 'Disconnect', exact: true }).click();
  await page.getByText('Disconnected. The app is uninstalled in Intercom.').waitFor();
});

it('experimental operations are switched on by an administrator, who is told what that means', async () => {
  const page = await open('/settings');
  const panel = page.locator('#experimental');
  await panel.getByText('may change or withdraw them on any day').waitFor();
  await panel.getByText('Off: they do not exist').waitFor();
  await panel.getByRole('switch').click();
  await panel.getByText('On, for every group within its scopes').waitFor();
  await panel.getByRole('switch').click();
  await panel.getByText('Off: they do not exist').waitFor();
});
