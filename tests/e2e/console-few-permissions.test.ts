import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { inIntercom } from '../../scripts/demo/product.ts';
import { account, claimed, type Installation } from './product.ts';
import { receive, type Visitors } from './visitors.ts';

/** A workspace whose app may do little, as whoever connects it sees it. */

const permissions = ['read_users', 'write_users_companies', 'read_conversations', 'write_conversations', 'read_articles_scope'];
let product: Installation;
let visitors: Visitors;

beforeAll(async () => {
  product = await claimed({ console: true });
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

it('the card says that nobody is known, takes a teammate, and Check fills the table', async () => {
  const { token } = JSON.parse(await inIntercom(product, 'POST tokens', { permissions, refusal: 'token_unauthorized' }));
  await product.admin.call('connections.add_token', { accessToken: token, replace: 'weaker' });
  await product.key(['contacts:read', 'conversations:write', 'tags:read'], 'Support assistants');
  const page = await visitors.member(account);
  await page.goto('/integrations');
  const notice = page.getByRole('alert').filter({ hasText: 'Connected, without knowing as which teammate' });
  await notice.getByText('“Read one admin” is not ticked').waitFor();
  await page.getByText('Replies have to name a teammate', { exact: true }).waitFor();

  await notice.getByRole('button', { name: 'Enter a teammate' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Teammate id').fill('grace');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('digits only').waitFor();
  await dialog.getByLabel('Teammate id').fill('991267459');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Entered here. Intercom did not let us look whether they exist.').waitFor();
  await notice.waitFor({ state: 'detached' });

  const row = (scope: string) => page.getByRole('row').filter({ hasText: scope });
  await row('contacts:read').getByText('Press Check to try it').waitFor();
  await row('conversations:write').getByText('Shows at the first call that needs it').waitFor();
  await page.getByRole('button', { name: 'Check' }).click();
  await page.getByText('Of what groups use, 1 scope is open and 1 missing. 1 shows only at the first call.').waitFor();
  await row('contacts:read').getByText('Granted').waitFor();
  await row('contacts:read').getByText('Seen').waitFor();
  await row('tags:read').getByText('Missing').waitFor();
  await row('conversations:write').getByText('Not tried yet').waitFor();
});

it('whoever comes back from Intercom without a workspace is told the one box', async () => {
  const page = await visitors.member(account);
  await page.goto('/integrations?error=permission_missing');
  await page.getByRole('alert').getByText('Ticking one box is enough: “Read one admin”.').waitFor();
});
