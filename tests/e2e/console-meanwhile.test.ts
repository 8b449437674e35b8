import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { Browser } from '../../scripts/demo/browser.ts';
import { mintToken, type Product, startProduct } from '../../scripts/demo/product.ts';
import { account } from './product.ts';
import { receive, type Visitors } from './visitors.ts';

/** What happens to what somebody is about to save: somebody else saves first, or the session ends. */
let product: Product;
let visitors: Visitors;
let admin: Browser;
let connectionId: string;
const bob = { name: 'Bob Builder', email: 'bob@example.com', password: 'seven herons over the weir' };

beforeAll(async () => {
  product = await startProduct({ console: true });
  visitors = await receive(product.url, product.sandboxUrl);
  admin = new Browser(product.url);
  await admin.call('invitations.accept', { token: product.claimLink.split('/').at(-1) ?? '', ...account });
  ({ id: connectionId } = await admin.call('connections.add_token', { accessToken: await mintToken(product), name: 'main' }));
  const { url } = await admin.call('members.invite', { role: 'admin', note: 'Bob' });
  await new Browser(product.url).call('invitations.accept', { token: url.split('/').at(-1) ?? '', ...bob });
});
afterEach(async () => {
  await visitors.leave();
  expect(visitors.complaints()).toEqual([]);
});
afterAll(async () => {
  await visitors?.close();
  await product?.stop();
});

/** A group with two scopes, open in a tab in which a third was switched on and nothing saved. */
async function draft(name: string) {
  const { id } = await admin.call('groups.create', { name });
  await admin.call('groups.set_grant', { id, connectionId, scopes: ['contacts:read', 'contacts:write'] });
  const page = await visitors.member(account);
  await page.goto(`/groups/${id}`);
  await page.getByText('conversations:read', { exact: true }).click();
  await page.getByText('Not saved: 1 added').waitFor();
  const scopes = async () => {
    const { groups } = await admin.call('groups.list', {});
    return groups.find((group) => group.id === id)?.grants[0]?.scopes;
  };
  return { id, page, scopes };
}

it('a later save does not give back what somebody else took away: it is shown, and goes on top', async () => {
  const { id, page, scopes } = await draft('On top');
  // The other tab: a scope that customers feel is taken away.
  await admin.call('groups.set_grant', { id, connectionId, scopes: ['contacts:read'] });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Somebody else changed these scopes' });
  await dialog.getByText(`${account.name} saved other scopes`).waitFor();
  expect(await dialog.getByRole('region', { name: 'They changed' }).innerText()).toContain('took away contacts:write');
  expect(await dialog.getByRole('region', { name: 'You changed' }).innerText()).toContain('added conversations:read');
  expect(await scopes()).toEqual(['contacts:read']);
  await dialog.getByRole('button', { name: 'Save my changes on top' }).click();
  await page.getByText(/^2 of \d+ scopes enabled/).waitFor();
  expect(await scopes()).toEqual(['contacts:read', 'conversations:read']);
});

it('or is dropped for theirs, which is then on the page', async () => {
  const { id, page, scopes } = await draft('Theirs');
  await admin.call('groups.set_grant', { id, connectionId, scopes: [] });
  // The list is read again in the meantime, and the draft stays one of what was seen when it began.
  await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('button', { name: 'Keep theirs, discard mine' }).click();
  await page.getByText('This group has no access to the workspace.').waitFor();
  expect(await scopes()).toBeUndefined();
});

it('a session that ends leaves the page and what is not saved, asks once, and goes on', async () => {
  const { page, scopes } = await draft('Session');
  await page.context().clearCookies();
  let asked = 0;
  page.on('request', (request) => {
    if (request.url().includes('/api/v1/')) asked += 1;
  });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
  await dialog.waitFor();
  await page.waitForTimeout(2000);
  expect(asked).toBeLessThan(6);
  expect(new URL(page.url()).pathname).toMatch(/^\/groups\//);

  await dialog.getByLabel('Password', { exact: true }).fill('mistyped');
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await dialog.getByText('The email address or the password is wrong').waitFor();
  await dialog.getByLabel('Password', { exact: true }).fill(account.password);
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText('Not saved: 1 added').waitFor();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText(/^3 of \d+ scopes enabled/).waitFor();
  expect(await scopes()).toEqual(['contacts:read', 'contacts:write', 'conversations:read']);
});

it('nor is what was typed into a form lost', async () => {
  const page = await visitors.member(account);
  await page.goto('/groups');
  await page.getByRole('button', { name: 'Create group' }).click();
  await page.getByLabel('Name').fill('Typed before the session ended');
  await page.context().clearCookies();
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
  await dialog.getByLabel('Password', { exact: true }).fill(account.password);
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await dialog.waitFor({ state: 'hidden' });
  expect(await page.getByLabel('Name').inputValue()).toBe('Typed before the session ended');
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await page.getByRole('heading', { name: 'Typed before the session ended' }).waitFor();
});

it('somebody else who signs in there saves nothing of it', async () => {
  const { page, scopes } = await draft('Another person');
  await page.context().clearCookies();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
  await dialog.getByText('If somebody else signs in, it is dropped').waitFor();
  await dialog.getByLabel('Email').fill(bob.email);
  await dialog.getByLabel('Password', { exact: true }).fill(bob.password);
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/integrations');
  await page.getByRole('button', { name: `Account of ${bob.name}` }).waitFor();
  expect(await scopes()).toEqual(['contacts:read', 'contacts:write']);
});

it('connecting a workspace that is connected asks once, in words, and a weaker credential once more', async () => {
  const { id } = await admin.call('groups.create', { name: 'Asked' });
  await admin.call('groups.set_grant', { id, connectionId, scopes: ['tags:read'] });
  const page = await visitors.member(account);
  await page.goto('/integrations');
  await page.getByRole('button', { name: 'Connect a workspace' }).click();
  await page.getByRole('button', { name: 'Try the sandbox' }).click();
  await page.getByText('Access token', { exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Connect a workspace' });
  await dialog
    .getByLabel('Access token', { exact: true })
    .last()
    .fill(await mintToken(product, { permissions: ['read_admins'] }));
  await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
  await dialog.getByText('The workspace is connected already, and works').waitFor();
  await dialog.getByText('would take its place for every group').waitFor();
  await dialog.getByRole('button', { name: 'Replace the credential' }).click();
  await dialog.getByText('The new credential opens less than groups use').waitFor();
  await dialog.getByText(/does not open what groups use on "main": .*tags:read/).waitFor();
  await dialog
    .getByLabel('Access token', { exact: true })
    .last()
    .fill(await mintToken(product));
  await dialog.getByRole('button', { name: 'Replace it all the same' }).click();
  await page.getByText(/^Connected to /).waitFor();
  await dialog.waitFor({ state: 'hidden' });
});

it('what groups had on a workspace comes back after connecting it again, when an administrator says so', async () => {
  const { id } = await admin.call('groups.create', { name: 'Had scopes' });
  await admin.call('groups.set_grant', { id, connectionId, scopes: ['tags:read'] });
  await admin.call('connections.remove', { id: connectionId });
  const again = await admin.call('connections.add_token', { accessToken: await mintToken(product), name: 'main' });
  const scopes = async () => (await admin.call('groups.list', {})).groups.find((group) => group.id === id)?.grants;
  expect(await scopes()).toEqual([]);
  const page = await visitors.member(account);
  await page.goto('/integrations');
  await page.getByText('Groups had scopes on this workspace before it was disconnected').waitFor();
  await page.getByText('Had scopes: tags:read').waitFor();
  await page.getByRole('button', { name: 'Give them back' }).click();
  await page.getByText('Groups had scopes on this workspace').waitFor({ state: 'detached' });
  expect(await scopes()).toMatchObject([{ connectionId: again.id, scopes: ['tags:read'] }]);
});
