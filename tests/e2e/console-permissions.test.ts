import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { Browser } from '../../scripts/demo/browser.ts';
import { mintToken, type Product, startProduct } from '../../scripts/demo/product.ts';
import { account } from './product.ts';
import { receive, type Visitors } from './visitors.ts';

/** What to tick on the Intercom app, worked out before connecting. */
let product: Product;
let visitors: Visitors;
let admin: Browser;

beforeAll(async () => {
  product = await startProduct({ console: true });
  visitors = await receive(product.url, product.sandboxUrl);
  admin = new Browser(product.url);
  await admin.call('invitations.accept', { token: product.claimLink.split('/').at(-1) ?? '', ...account });
});
afterEach(async () => {
  await visitors.leave();
  expect(visitors.complaints()).toEqual([]);
});
afterAll(async () => {
  await visitors?.close();
  await product?.stop();
});

const address = '/integrations/permissions';
const open = async (path: string, options = {}) => {
  const page = await visitors.member(account, options);
  await page.goto(path);
  await page.getByRole('heading', { name: 'People & conversation data' }).waitFor();
  return page;
};
type Page = Awaited<ReturnType<typeof open>>;
const box = (page: Page, name: string) => page.getByRole('checkbox', { name, exact: true });
const tickedOn = (page: Page) =>
  page
    .getByRole('list')
    .getByRole('checkbox', { checked: true })
    .evaluateAll((list) => list.map(({ id }) => id.replace('permission-', '')).toSorted());

it('the way there is on the page and in the dialog that connect', async () => {
  const page = await visitors.member(account);
  await page.goto('/integrations');
  await page.getByRole('button', { name: 'Connect my workspace' }).click();
  await page.getByRole('dialog').getByRole('link', { name: 'Which permissions to tick in Intercom first' }).click();
  await page.getByRole('heading', { name: 'Permissions in Intercom' }).waitFor();
  await page.getByText('ticking here changes nothing in Intercom').waitFor();
  await page.getByText('Intercom → Developer Hub → your app → Configure → Authentication').waitFor();
  const hub = await page.getByRole('link', { name: 'Open the Developer Hub' }).getAttribute('href');
  expect(hub).toMatch(/^https:\/\/app\.intercom\.com\/.*developer-hub/);
  await page.getByRole('main').getByRole('link', { name: 'Integrations', exact: true }).click();
  await page.getByRole('link', { name: 'What to tick in Intercom' }).click();
  await page.getByRole('heading', { name: 'Permissions in Intercom' }).waitFor();
});

it('a preset ticks the fewest that it needs, by the two lists of Intercom', async () => {
  const page = await open(address);
  await page.getByLabel('The fewest permissions for').selectOption('Example workflow');
  await page.getByText('Enough for Example workflow').waitFor();
  expect(await tickedOn(page)).toEqual(['read_admins', 'read_articles_scope', 'read_conversations', 'read_events', 'read_users']);
  expect(new URL(page.url()).searchParams.get('for')).toBe('example');
  expect(await page.getByRole('list', { name: 'People & conversation data' }).getByRole('checkbox').count()).toBe(27);
  expect(await page.getByRole('list', { name: 'Workspace data' }).getByRole('checkbox').count()).toBeGreaterThan(20);
  await page.getByText('List and view all segments, users and companies').waitFor();
  const slip = page.getByRole('listitem').filter({ has: box(page, 'Read content data') });
  await slip.getByText('A mistake of that page').waitFor();
  await slip.getByText('15 webhook topics').click();
  await slip.getByText('content_stat.email', { exact: true }).waitFor();
});

it('Canvas Kit ticks four boxes that cannot be unticked, and lets go of them', async () => {
  const page = await open(`${address}?tick=`);
  expect(await tickedOn(page)).toEqual([]);
  await page.getByRole('switch', { name: 'The app uses Canvas Kit' }).click();
  for (const name of ['Read and list users and companies', 'Read conversations', 'Read admins', 'Read data when entered into the app']) {
    expect([name, await box(page, name).isChecked(), await box(page, name).isDisabled()]).toEqual([name, true, true]);
  }
  expect(await tickedOn(page)).toHaveLength(4);
  await page.getByRole('switch', { name: 'The app uses Canvas Kit' }).click();
  await box(page, 'Read admins').and(page.locator(':enabled')).waitFor();
  expect(await tickedOn(page)).toEqual([]);
});

it('what is ticked stands in the address, is judged, and is copied as a list by Intercom’s names', async () => {
  const page = await open(`${address}?for=example`, { permissions: ['clipboard-read', 'clipboard-write'] });
  await box(page, 'Read events').uncheck();
  await box(page, 'Write tags').check();
  await page.getByText('Not enough for events:read. One is more than needed.').waitFor();
  await page.getByText('More than needed', { exact: true }).waitFor();
  await page.reload();
  await page.getByText('Not enough for events:read').waitFor();
  expect([await box(page, 'Read events').isChecked(), await box(page, 'Write tags').isChecked()]).toEqual([false, true]);
  await page.getByRole('button', { name: 'Back to the fewest' }).click();
  await page.getByText('Enough for Example workflow').waitFor();
  await page.getByRole('button', { name: 'Copy as a list: the permissions' }).click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    'People & conversation data\n- Read and list users and companies\n- Read conversations\n- Read events\n\n' +
      'Workspace data\n- Read admins\n- Read and list articles',
  );
});

it('unless told, they are those for what groups have', async () => {
  const { id: connectionId } = await admin.call('connections.add_token', { accessToken: await mintToken(product), name: 'main' });
  const { id } = await admin.call('groups.create', { name: 'Taggers' });
  await admin.call('groups.set_grant', { id, connectionId, scopes: ['tags:write', 'conversations:note'] });
  const page = await open(address);
  await page.getByText('Enough for All groups').waitFor();
  expect(await tickedOn(page)).toEqual(['read_single_admin', 'write_conversations', 'write_tags']);
  await page.goto(`/groups/${id}`);
  await page.getByRole('link', { name: 'What to tick in Intercom' }).click();
  await page.getByText('Enough for Taggers').waitFor();
  expect(await tickedOn(page)).toEqual(['read_single_admin', 'write_conversations', 'write_tags']);
});

it('of an address that somebody made up, only what is known is read', async () => {
  const page = await open(`${address}?for=example&tick=%5B1%5D&canvas=banana`);
  await page.getByText('5 ticked. Enough for Example workflow').waitFor();
  expect(await page.getByText('Always with Canvas Kit').count()).toBe(0);
  await page.goto('/integrations?error=oauth_refused&request_id=call%200800%20now');
  await page.getByRole('alert').first().waitFor();
  expect(await page.getByText('0800').count()).toBe(0);
  await page.goto('/activity?outcome=banana&find=groups&find=grant');
  await page.getByRole('table', { name: 'Activity' }).waitFor();
});
