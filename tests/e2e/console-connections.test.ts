import { permissions } from '@gatehouse/connector';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { inIntercom } from '../../scripts/demo/product.ts';
import { account, claimed, type Installation } from './product.ts';
import { receive, type Visitors } from './visitors.ts';

let product: Installation;
let visitors: Visitors;
let secret: string;

beforeAll(async () => {
  product = await claimed({ console: true });
  visitors = await receive(product.url, product.sandboxUrl);
  ({ secret } = await product.key(['contacts:read', 'tags:read'], 'Support assistants'));
  // On a clean machine the console is built and the browser unpacked first.
});

afterEach(async () => {
  await visitors.leave();
  expect(visitors.complaints()).toEqual([]);
});

afterAll(async () => {
  await visitors?.close();
  await product?.stop();
});

const changeApp = (change: object) => inIntercom(product, 'PUT apps/gatehouse-local', change);

const ask = async (path = '/tags') => {
  const response = await fetch(`${product.url}/intercom/default${path}`, { headers: { authorization: `Bearer ${secret}` } });
  const { errors } = (await response.json()) as { errors?: { code: string }[] };
  // Who can help is told after what Intercom said.
  return errors?.at(-1)?.code ?? 'ok';
};

const openIntegrations = async (): Promise<Page> => {
  const page = await visitors.member(account);
  await page.goto('/integrations');
  await page.getByRole('button', { name: 'Reconnect' }).waitFor();
  return page;
};

const reconnect = async (page: Page) => {
  await page.getByRole('button', { name: 'Reconnect' }).click();
  await page.getByRole('button', { name: 'Authorize access' }).click();
  await page.getByText(/^Connected to /).waitFor();
};

it('consent that is refused is told in words, and changes nothing', async () => {
  const page = await openIntegrations();
  await page.getByRole('button', { name: 'Reconnect' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByText('The connection was refused in Intercom').waitFor();
  await page.getByText('A teammate of the workspace who may install apps').waitFor();
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await page.getByText('The connection was refused in Intercom').waitFor({ state: 'detached' });
  expect(new URL(page.url()).search).toBe('');
  expect(await ask()).toBe('ok');
});

it('an answer that did not begin here is told in words', async () => {
  const page = await openIntegrations();
  await page.goto('/api/oauth-callback/intercom?code=stolen&state=somebody-elses');
  await page.getByText('The answer from Intercom could not be matched').waitFor();
  await page.getByText(/^Request [\w-]+/).waitFor();
  await page.getByText('Ask whoever runs this gateway, with the request id').waitFor();
});

it('a redirect address that the app does not list: Intercom names it, and the console has the one to add', async () => {
  const listed = [`${product.url}/api/oauth-callback/intercom`, `${product.url}/api/auth/intercom/callback`];
  await changeApp({ redirectUrls: ['https://gatehouse.example.com/api/oauth-callback/intercom'] });
  const page = await openIntegrations();
  await page.getByRole('button', { name: 'Reconnect' }).click();
  await page.getByText('redirect_uri_mismatch', { exact: true }).waitFor();
  await page.getByText(listed[0] ?? '').waitFor();
  await page.goto('/help#redirect-mismatch');
  const help = page.locator('#redirect-mismatch');
  for (const address of listed) await help.getByText(address).waitFor();
  await help.getByText('Whoever manages the Intercom app').waitFor();

  await page.goto('/integrations?error=oauth_redirect_mismatch');
  await page
    .getByRole('alert')
    .getByText(listed[0] ?? '')
    .waitFor();
  await changeApp({ redirectUrls: listed });
  await reconnect(page);
});

it('a permission that the app lacks: the page names it, and reconnecting heals', async () => {
  const all = permissions.map(({ key }) => key);
  const labels = permissions.filter(({ scopes }) => (scopes as readonly string[]).includes('tags:read')).map(({ label }) => label);
  await changeApp({ permissions: permissions.filter(({ label }) => !labels.includes(label)).map(({ key }) => key) });
  const page = await openIntegrations();
  // While the old credential works, one that opens less does not take its place.
  await page.getByRole('button', { name: 'Reconnect' }).click();
  await page.getByRole('button', { name: 'Authorize access' }).click();
  await page.getByText('The new credential opens less than groups use').waitFor();
  expect(await ask()).toBe('ok');
  await inIntercom(product, 'DELETE tokens', { clientId: 'gatehouse-local' });
  expect(await ask()).toBe('reconnect_required');
  await page.goto('/integrations');
  await reconnect(page);
  expect(await ask()).toBe('permission_missing');
  expect(await ask('/contacts?per_page=1')).toBe('ok');
  await page.goto('/integrations');
  await page.getByText('The Intercom app lacks permissions that groups need').waitFor();
  const row = page.getByRole('row').filter({ hasText: 'tags:read' });
  expect(await row.textContent()).toMatch(/Support assistants.*Missing/);
  for (const label of labels) expect(await row.textContent()).toContain(label);
  await page.getByRole('row').filter({ hasText: 'contacts:read' }).getByText('Granted').waitFor();

  await changeApp({ permissions: all });
  expect(await ask()).toBe('permission_missing');
  await reconnect(page);
  expect(await ask()).toBe('ok');
  await page.goto('/integrations');
  await page.getByRole('row').filter({ hasText: 'tags:read' }).getByText('Granted').waitFor();
});

it('a connection that Intercom no longer accepts: the page says so, and reconnecting heals', async () => {
  await inIntercom(product, 'DELETE tokens', { clientId: 'gatehouse-local' });
  expect(await ask()).toBe('reconnect_required');
  const page = await openIntegrations();
  await page.getByText('Reconnect needed', { exact: true }).waitFor();
  await page.getByText('Intercom no longer accepts this connection').waitFor();
  await page.getByText('Until then every call on it is refused. Groups keep their scopes.').waitFor();
  await reconnect(page);
  expect(await page.getByText('Reconnect needed').count()).toBe(0);
  expect(await ask()).toBe('ok');
});

it('a check finds it out before a call does', async () => {
  const page = await openIntegrations();
  await inIntercom(product, 'DELETE tokens', { clientId: 'gatehouse-local' });
  await page.getByRole('button', { name: 'Check' }).click();
  await page.getByText('Reconnect needed', { exact: true }).waitFor();
  await reconnect(page);
});

it('disconnecting says what follows, and ends every call', async () => {
  const page = await openIntegrations();
  const disconnect = async () => {
    await page.getByRole('button', { name: /^More about/ }).click();
    await page.getByRole('menuitem', { name: 'Disconnect…' }).click();
    await page.getByText('One group loses access at once: Support assistants.').waitFor();
  };
  await disconnect();
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect(await ask()).toBe('ok');
  await disconnect();
  await page
    .getByText('What was written to the sandbox stays in it, and is there again for whoever connects it again.', { exact: false })
    .waitFor();
  expect(await page.getByLabel('Also uninstall the app in Intercom').count()).toBe(0);
  await page.getByRole('button', { name: 'Disconnect', exact: true }).click();
  await page.getByText('No workspace is connected').waitFor();
  expect(await ask()).toBe('not_connected');
});
