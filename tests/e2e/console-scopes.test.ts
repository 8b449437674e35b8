import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { Browser } from '../../scripts/demo/browser.ts';
import { account, claimed, type Installation } from './product.ts';
import { receive, type Visitors } from './visitors.ts';

/** The scopes of a group: what is switched on, what saving would change, and what those see who may not. */
let product: Installation;
let visitors: Visitors;
let admin: Installation['admin'];
let connectionId: string;
const mei = { name: 'Mei Tanaka', email: 'mei@example.com', password: 'seven herons over the weir' };

beforeAll(async () => {
  product = await claimed({ console: true });
  visitors = await receive(product.url, product.sandboxUrl);
  ({ admin } = product);
  connectionId = product.connection.id;
  const { url } = await admin.call('members.invite', { note: 'Mei' });
  await new Browser(product.url).call('invitations.accept', { token: url.split('/').at(-1) ?? '', ...mei });
});
afterEach(async () => {
  await visitors.leave();
  expect(visitors.complaints()).toEqual([]);
});
afterAll(async () => {
  await visitors?.close();
  await product?.stop();
});

async function group(name: string, scopes: readonly ('contacts:read' | 'conversations:write')[]) {
  const { id } = await admin.call('groups.create', { name });
  if (scopes.length > 0) await admin.call('groups.set_grant', { id, connectionId, scopes: [...scopes] });
  const saved = async () => (await admin.call('groups.list', {})).groups.find((one) => one.id === id)?.grants[0]?.scopes;
  return { id, saved };
}

it('before saving it says what is opened and closed, what customers see, and what can be deleted', async () => {
  const { id, saved } = await group('Summary', ['contacts:read']);
  const page = await visitors.member(account);
  await page.goto(`/groups/${id}`);
  await page.getByRole('checkbox', { name: 'contacts:read' }).uncheck();
  await page.getByRole('checkbox', { name: 'conversations:write' }).check();
  await page.getByRole('checkbox', { name: 'conversations:delete' }).check();
  const bar = page.getByRole('region', { name: 'Unsaved changes' });
  await bar.getByText(/Not saved: 2 added, 1 taken away · opens \d+ operations, closes \d+ operations/).waitFor();
  await bar.getByText('Customers see what conversations:write does').waitFor();
  await bar.getByText('Can delete: conversations.delete').waitFor();
  await bar.getByRole('button', { name: 'Show what changes' }).click();
  expect(await bar.getByRole('region', { name: 'Added' }).innerText()).toMatch(/conversations:write.*conversations:delete/s);
  expect(await bar.getByRole('region', { name: 'Taken away' }).innerText()).toContain('contacts:read');
  await bar.getByRole('button', { name: 'Save', exact: true }).click();
  await bar.waitFor({ state: 'detached' });
  expect((await saved())?.toSorted()).toEqual(['conversations:delete', 'conversations:write']);
});

it('what is part of a scope that is on is on with it, and stays when it was chosen by itself', async () => {
  const { id, saved } = await group('Parts', []);
  const page = await visitors.member(account);
  await page.goto(`/groups/${id}`);
  const note = page.getByRole('checkbox', { name: 'conversations:note' });
  await page.getByRole('button', { name: 'Support assistant: notes only' }).click();
  expect(await note.isChecked()).toBe(true);
  expect(await page.getByText('Customers see what').count()).toBe(0);
  await page.getByRole('checkbox', { name: 'conversations:write' }).check();
  expect([await note.isChecked(), await note.isDisabled()]).toEqual([true, true]);
  await page.getByRole('checkbox', { name: 'conversations:write' }).uncheck();
  expect([await note.isChecked(), await note.isDisabled()]).toEqual([true, false]);
  expect(await page.getByRole('checkbox', { name: 'conversations:state' }).isChecked()).toBe(false);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText(/^\d+ of \d+ scopes enabled/).waitFor();
  expect((await saved())?.filter((key) => !key.endsWith(':read'))).toEqual(['conversations:note', 'tickets:note']);
});

it('each stands in its column with what it opens; what opens nothing is folded away with the reason', async () => {
  const { id } = await group('Columns', []);
  const page = await visitors.member(account);
  await page.goto(`/groups/${id}`);
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'Tags', exact: true }) });
  expect(await row.getByRole('cell').nth(0).getByRole('checkbox').getAttribute('id')).toBe('scope-tags:read');
  expect(await row.getByRole('cell').nth(1).getByRole('checkbox').getAttribute('id')).toBe('scope-tags:write');
  await row
    .getByRole('cell')
    .nth(1)
    .getByText(/^Opens \d+ operations/)
    .click();
  await row.getByText('tags.delete').waitFor();
  await row.getByText(/Needs .*“Write tags”/).waitFor();
  expect(await page.getByText('app_data:gather', { exact: true }).isVisible()).toBe(false);
  await page.getByText(/^Opens nothing yet/).click();
  await page.getByText("Intercom's API has no operation for it").waitFor();
  await page.getByLabel('Search scopes').fill('segments list');
  await page.getByText('tags:read', { exact: true }).waitFor({ state: 'detached' });
  expect(await page.getByRole('rowheader').allInnerTexts()).toEqual(['Contacts']);
});

it('whoever may not change them sees which are allowed, in words, and nothing to press', async () => {
  const { id } = await group('As a member', ['contacts:read', 'conversations:write']);
  const page = await visitors.member(mei);
  await page.goto(`/groups/${id}`);
  await page.getByText('Only an administrator can change scopes.').waitFor();
  const main = page.getByRole('main');
  expect(await main.getByRole('checkbox').count()).toBe(0);
  expect(await main.getByRole('button', { name: 'Example workflow' }).count()).toBe(0);
  const said = (title: string, column: number) =>
    page
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name: title, exact: true }) })
      .getByRole('cell')
      .nth(column)
      .innerText();
  expect(await said('Contacts', 0)).toMatch(/^Allowed\s+contacts:read/);
  expect(await said('Contacts', 1)).toMatch(/^Off\s+contacts:write/);
  expect(await said('Conversations', 1)).toMatch(/Allowed\s+conversations:note.*Included in conversations:write/s);
});

it('what somebody came to allow is told as it stands, also discarded, and never switched on elsewhere', async () => {
  const { id, saved } = await group('Sought', ['contacts:read']);
  const page = await visitors.member(account);
  await page.goto(`/groups/${id}?allow=ai_content%3Aread&connection=${connectionId}`);
  await page.getByText('ai_content:read is switched on, and not saved yet').waitFor();
  await page.getByText('all of which only read').waitFor();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('scope-ai_content:read');
  await page.getByRole('button', { name: 'Discard' }).click();
  await page.getByText('ai_content:read is off').waitFor();
  await page.getByText('would be refused again').waitFor();
  await page.goto(`/groups/${id}?allow=contacts%3Aread`);
  await page.getByText('contacts:read is allowed').waitFor();
  await page.getByRole('checkbox', { name: 'contacts:read' }).uncheck();
  await page.getByText('contacts:read is switched off, and not saved yet').waitFor();
  await page.getByRole('button', { name: 'Discard' }).click();
  await page.goto(`/groups/${id}?allow=articles%3Aread&connection=one-that-is-gone`);
  await page.getByText('That workspace is not connected any more').waitFor();
  expect(await page.getByRole('checkbox', { name: 'articles:read' }).isChecked()).toBe(false);
  expect(await page.getByRole('region', { name: 'Unsaved changes' }).count()).toBe(0);
  expect(await saved()).toEqual(['contacts:read']);
});

it('a name without a space widens no page of a phone', async () => {
  const { id } = await group('W'.repeat(100), ['contacts:read']);
  const page = await visitors.member(account, { viewport: { width: 390, height: 844 } });
  for (const path of [
    `/groups/${id}?allow=articles%3Aread`,
    `/groups/${id}?tab=members`,
    '/groups',
    '/keys',
    '/people',
    '/integrations/permissions',
  ]) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect([path, over]).toEqual([path, 0]);
  }
});

it('a call of a group that may do nothing leads to its scopes, too', async () => {
  const { id, saved } = await group('Empty', []);
  const { secret } = await admin.call('keys.create', { groupId: id, name: 'Empty key' });
  await fetch(`${product.url}/intercom/default/articles`, { headers: { authorization: `Bearer ${secret}` } });
  const page = await visitors.member(account);
  await page.goto('/activity?outcome=denied&find=Empty');
  await page.getByRole('button', { name: 'articles.list' }).first().click();
  await page.getByRole('link', { name: 'Allow articles:read for Empty' }).click();
  await page.getByText('articles:read is switched on, and not saved yet').waitFor();
  await page.getByRole('button', { name: 'Discard' }).click();
  expect(await saved()).toBeUndefined();
});
