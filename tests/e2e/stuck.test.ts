import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from '../../scripts/demo/browser.ts';
import { type Product, startProduct } from '../../scripts/demo/product.ts';
import { connect, createExample, makeActivity, owner } from './example-organisation.ts';
import { receive, type Visitors } from './visitors.ts';

const support = 'help@example.com';
let product: Product;
let visitors: Visitors;
let admin: Browser;
let groups: Awaited<ReturnType<typeof makeActivity>>;

beforeAll(async () => {
  product = await startProduct({ console: true, env: { GATEHOUSE_SUPPORT: support } });
  visitors = await receive(product.url, product.sandboxUrl);
  admin = await createExample(product);
  await connect(admin);
  groups = await makeActivity(product, admin);
});

afterAll(async () => {
  await visitors?.close();
  await product?.stop();
});

it.each([
  ['a page that is not there', '/nowhere'],
  ['a claim link that does not work', '/claim/claim_mistyped'],
  ['an invitation that does not work', '/join/mistyped'],
  ['a link for a password that does not work', '/reset/mistyped'],
])('%s says whom to ask, in a mail that holds no secret', async (_, path) => {
  const page = await visitors.stranger();
  await page.goto(path);
  const href = await page.getByRole('link', { name: 'Contact support' }).getAttribute('href');
  expect(href).toMatch(/^mailto:help@example\.com\?subject=Gatehouse&body=Time/);
  expect(decodeURIComponent(href ?? '')).not.toContain('mistyped');
});

it('a sign-in that failed has its request id beside whom to ask', async () => {
  const page = await visitors.stranger();
  await page.goto('/sign-in');
  await page.getByLabel('Email').fill(owner.email);
  await page.getByLabel('Password', { exact: true }).fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  const alert = page.getByRole('alert');
  await alert.getByText('with the request id, the time and what you tried; never a key or a token').waitFor();
  const id = /Request ([\da-f-]{36})/.exec((await alert.textContent()) ?? '')?.[1] ?? '';
  expect(id).not.toBe('');
  const href = await alert.getByRole('link', { name: 'Contact support' }).getAttribute('href');
  expect(href).toContain(encodeURIComponent(`Request: ${id}`));
});

it('Intercom’s way back and Troubleshooting say whom to ask, too', async () => {
  const page = await visitors.member(owner);
  await page.goto('/api/oauth-callback/intercom?code=stolen&state=somebody-elses');
  await page.getByText('The answer from Intercom could not be matched').waitFor();
  expect(await page.getByRole('link', { name: 'Contact support' }).getAttribute('href')).toContain('subject=Gatehouse%2C%20request%20');
  await page.goto('/help#support');
  await page.getByText(`(${support}), and send:`).waitFor();
  expect(await page.getByText('GATEHOUSE_SUPPORT').count()).toBe(0);
});

it('Activity says what happened, and is searched by such words and by names', async () => {
  const page = await visitors.member(owner);
  await page.goto('/activity');
  const rows = page.getByRole('row');
  const note = rows.filter({ hasText: /Ada’s Claude Code replied to conversation \d+, as an internal noteconversations\.replyOK/ });
  await note.waitFor();
  await rows.filter({ hasText: /Ada’s Claude Code tried to reply to conversation \d+, as an internal note: nobody knows/ }).waitFor();
  await page.getByLabel('Words, names or ids').fill('warehouse listed companies');
  // The head of the table, and what was found.
  await expect.poll(() => rows.count(), { timeout: 60_000 }).toBe(2);
  await rows.filter({ hasText: 'Warehouse export listed or found companies' }).waitFor();
  expect(new URL(page.url()).search).toBe('?find=warehouse+listed+companies');
  // The sandbox has no pages of its own to look at.
  await page.goto('/activity?find=internal+note');
  await note.waitFor();
  expect(await rows.getByRole('link').count()).toBe(0);
});

it('a refused call leads an administrator to the scope that was missing, which is not saved by that', async () => {
  const page = await visitors.member(owner);
  await page.goto('/activity?outcome=denied&find=articles');
  await page.getByRole('button', { name: 'articles.list' }).first().click();
  await page.getByRole('link', { name: 'Allow articles:read for Support assistants' }).click();
  await page.getByText('articles:read is switched on, and not saved yet').waitFor();
  expect(await page.getByRole('checkbox', { name: 'articles:read' }).isChecked()).toBe(true);
  const scopes = async () => (await admin.call('groups.list', {})).groups.find(({ id }) => id === groups.support)?.grants[0]?.scopes;
  expect(await scopes()).not.toContain('articles:read');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('articles:read is allowed').waitFor();
  expect(await scopes()).toContain('articles:read');
});

it('whoever has no terminal tries a key from the page on which it was made, and finds the call in Activity', async () => {
  const page = await visitors.member(owner);
  const makeKey = async (groupId: string, name: string) => {
    await page.goto(`/keys?group=${groupId}`);
    await page.getByRole('button', { name: 'Create key' }).click();
    await page.getByLabel('What it is for').fill(name);
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await page.getByRole('button', { name: 'Check that it works' }).click();
  };
  await makeKey(groups.editors, 'Nobody’s key');
  await page.getByText('The key works, and its group may list nothing').waitFor();
  const { connections } = await admin.call('connections.list', {});
  const tagging = await admin.call('groups.create', { name: 'Tagging' });
  await admin.call('groups.set_grant', { id: tagging.id, connectionId: connections[0]?.id ?? '', scopes: ['tags:read'] });
  await makeKey(tagging.id, 'Tim’s key');
  // Its list is none of those that assistants are shown at once.
  await page.getByText('“List tags” was asked with this key, allowed').waitFor();
  await makeKey(groups.reporting, 'Lena’s key');
  const answer = page.getByRole('status').filter({ hasText: 'It works' });
  expect(await answer.textContent()).toMatch(/“List .+” was asked with this key, allowed, and answered with \d+ rows?/);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('tab', { name: 'Without a terminal' }).click();
  const secret = await page.getByLabel('Key', { exact: true }).inputValue();
  const install = new URL((await dialog.getByRole('link', { name: 'Add to VS Code' }).getAttribute('href')) ?? '');
  expect(JSON.parse(decodeURIComponent(install.search.slice(1)))).toMatchObject({
    name: 'gatehouse',
    type: 'http',
    url: `${product.url}/mcp`,
  });
  expect(install.href).not.toContain(secret);
  await answer.getByRole('link', { name: 'See it in Activity' }).click();
  await page
    .getByRole('row')
    .filter({ hasText: /Lena’s key listed .*list.*OKReporting/ })
    .first()
    .waitFor();
  expect(visitors.complaints()).toEqual([]);
});

it('every page has its guide, which is read here and leads on to the others', async () => {
  const page = await visitors.member(owner);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).origin));
  for (const [path, title] of [
    ['/integrations', 'Connect an Intercom workspace'],
    [`/groups/${groups.support}`, 'Say who may do what'],
    ['/keys', 'Give an agent the door'],
    ['/people', 'Somebody cannot sign in'],
    ['/activity', 'When something does not work'],
  ] as const) {
    await page.goto(path);
    await page.getByRole('link', { name: title }).first().click();
    await page.waitForURL(/\/help\/[a-z]/);
    await page.getByRole('heading', { level: 2 }).first().waitFor();
  }
  await page.goto('/help/operate#recover-an-account');
  await page.getByRole('heading', { name: 'Recover an account' }).waitFor();
  await page.goto('/help/connect-intercom');
  await page.getByRole('link', { name: 'Intercom permissions' }).first().click();
  await page.waitForURL('**/help/reference.permissions');
  await page.getByRole('columnheader').first().waitFor();
  // No address but the gateway's own: it works where there is no way to the internet.
  expect([...new Set(asked)]).toEqual([new URL(product.url).origin]);
  expect(visitors.complaints()).toEqual([]);
});
