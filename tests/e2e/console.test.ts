import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from '../../scripts/demo/browser.ts';
import { type Product, startProduct } from '../../scripts/demo/product.ts';
import { account, agent, use } from './product.ts';
import { receive, type Visitors } from './visitors.ts';

let product: Product;
let visitors: Visitors;

beforeAll(async () => {
  product = await startProduct({ console: true });
  visitors = await receive(product.url, product.sandboxUrl);
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

const fillAccount = async (page: Page, person: { name: string; email: string; password: string }) => {
  await page.getByLabel('Your name').fill(person.name);
  await page.getByLabel('Email').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
};

const shownSecret = (page: Page) => page.getByLabel('Key', { exact: true }).inputValue();
const snippet = (page: Page, label: string) => page.getByRole('dialog').locator('figure', { hasText: label }).locator('code').textContent();

describe('the first administrator', () => {
  it('gets from the claim link to a call that Activity shows', async () => {
    const page = await visitors.stranger();
    await page.goto(product.claimLink);
    await page.getByRole('button', { name: 'Claim and sign in' }).click();
    expect(await page.locator('[aria-invalid="true"]').count()).toBe(4);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('organisation');
    await page.getByLabel('Organisation').fill(account.organisation);
    await fillAccount(page, account);
    await page.getByRole('button', { name: 'Claim and sign in' }).click();

    await page.getByText('No workspace is connected').waitFor();
    await page.getByRole('button', { name: 'Try the sandbox' }).click();
    await page.getByRole('button', { name: 'Continue to the sandbox' }).click();
    await page.getByRole('button', { name: 'Authorize access' }).click();
    await page.getByText('Nobody can use it yet').waitFor();
    await page.getByText('Connected', { exact: true }).first().waitFor();

    await page.getByRole('link', { name: 'give a group scopes on it' }).click();
    await page.getByRole('button', { name: 'Create group' }).click();
    await page.getByLabel('Name').fill('Support assistants');
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await page.getByRole('heading', { name: 'Support assistants' }).waitFor();
    await page.getByRole('button', { name: 'Example workflow' }).click();
    await page.getByText('articles:read', { exact: true }).click();
    await page.getByText('Not saved: 4 added').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText(/^4 of \d+ scopes enabled/).waitFor();

    await page.getByRole('link', { name: 'Keys · 0' }).click();
    await page.getByRole('button', { name: 'Create key' }).click();
    await page.getByLabel('What it is for').fill('Ada’s assistant');
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await page.getByText('Shown only now').waitFor();
    const secret = await shownSecret(page);
    const command = (await snippet(page, 'Claude Code')) ?? '';
    const url = command.match(/gatehouse (http\S+)/)?.[1] ?? '';
    const [name, value] = command.match(/--header "([^"]+)"/)?.[1]?.split(': ') ?? [];
    expect([name, value]).toEqual(['Authorization', `Bearer ${secret}`]);
    await page.getByRole('dialog').getByRole('tab', { name: 'Programs' }).click();
    const { mcpServers } = JSON.parse((await snippet(page, 'claude_desktop_config.json')) ?? '') as {
      mcpServers: { gatehouse: { command: string; args: string[]; env: Record<string, string> } };
    };
    await page.getByRole('button', { name: 'I have saved the key' }).click();
    await page.getByRole('cell', { name: /^Ada’s assistant/ }).waitFor();
    expect(await page.content()).not.toContain(secret);
    expect(await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]))).not.toContain(secret);

    const client = new Client({ name: 'an assistant', version: '1.0.0' });
    await client.connect(new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers: { [name ?? '']: value ?? '' } } }));
    const found = await use(client, 'intercom_list_companies', { per_page: 1 });
    expect(found.isError).toBe(false);
    const refused = await use(client, 'intercom_list_articles', {});
    expect(refused.isError).toBe(true);
    expect(refused.text).toContain('articles:read');
    await client.close();

    const local = new Client({ name: 'a program', version: '1.0.0' });
    // As it stands there, with the clone's folder in its place.
    const root = join(import.meta.dirname, '../..');
    const [program = '', ...args] = [mcpServers.gatehouse.command, ...mcpServers.gatehouse.args].map((word: string) =>
      word.replace('/path/to/gatehouse', root),
    );
    await local.connect(new StdioClientTransport({ command: program, args, env: mcpServers.gatehouse.env, stderr: 'ignore' }));
    expect((await use(local, 'intercom_list_conversations', { per_page: 1 })).isError).toBe(false);
    await local.close();

    await page.getByRole('link', { name: 'Activity' }).click();
    const row = page.getByRole('row').filter({ hasText: 'companies.list' });
    // What happened is a sentence, and the raw name its second line.
    expect(await row.textContent()).toMatch(/Ada’s assistant listed or found companies.*companies\.list.*OK.*Support assistants.*MCP/);
    const denied = page.getByRole('row').filter({ hasText: 'articles.list' });
    expect(await denied.textContent()).toContain('Denied');
    await denied.getByRole('button').click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('If this should be allowed').waitFor();
    expect(await drawer.textContent()).toMatch(/articles:read.*Support assistants/);
  });

  it('is told why a link is dead', async () => {
    const page = await visitors.stranger();
    await page.goto('/claim/this-is-not-it');
    await page.getByRole('heading', { name: 'Already claimed' }).waitFor();
    await page.getByText('npx gatehouse admin claim', { exact: true }).waitFor();
    await page.getByText('npx gatehouse admin reset name@example.com', { exact: true }).waitFor();
    await page.getByText('Stuck? Ask whoever runs this gateway').waitFor();
    await page.goto('/join/this-is-not-it');
    await page.getByText('Ask an administrator for a new invitation').waitFor();
  });
});

describe('afterwards', () => {
  let admin: Browser;
  let connectionId: string;

  beforeAll(async () => {
    admin = new Browser(product.url);
    const { claimed } = await admin.call('setup.read', {});
    if (claimed) await admin.call('session.create', { email: account.email, password: account.password });
    else await admin.call('invitations.accept', { token: product.claimLink.split('/').at(-1) ?? '', ...account });
    if ((await admin.call('connections.list', {})).connections.length === 0) {
      const { authorizeUrl } = await admin.call('connections.authorize', {});
      await admin.submit(await admin.visit(authorizeUrl), 'Authorize');
    }
    connectionId = (await admin.call('connections.list', {})).connections[0]?.id ?? '';
  });

  it('every page leads to the sign-in, and the sign-in back to the page', async () => {
    const page = await visitors.stranger();
    await page.goto('/activity?outcome=denied');
    await page.getByRole('button', { name: 'Sign in' }).click();
    expect(await page.locator('[aria-invalid="true"]').count()).toBe(2);
    await page.getByLabel('Email').fill(account.email);
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('The email address or the password is wrong').waitFor();
    await page.getByLabel('Password', { exact: true }).fill(account.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Activity' }).waitFor();
    expect(new URL(page.url()).search).toBe('?outcome=denied');
    await page.getByRole('button', { name: /^Account of/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  });

  it('the sign-in leads nowhere else', async () => {
    const page = await visitors.stranger();
    await page.goto(`/sign-in?next=${encodeURIComponent(`//${new URL(product.sandboxUrl).host}/`)}`);
    await page.getByLabel('Email').fill(account.email);
    await page.getByLabel('Password', { exact: true }).fill(account.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Integrations' }).waitFor();
    expect(new URL(page.url()).origin).toBe(product.url);
  });

  it('a session that ends meanwhile leads to the sign-in with the way back', async () => {
    const page = await visitors.stranger();
    const { request } = page.context();
    const headers = { origin: product.url };
    await request.post('/api/v1/session', { headers, data: { email: account.email, password: account.password } });
    await page.goto('/groups');
    await page.getByRole('heading', { name: 'Groups' }).waitFor();
    const cookies = await page.context().cookies();
    await request.delete('/api/v1/session', { headers, data: {} });
    await page.context().addCookies(cookies);
    await page.getByRole('link', { name: 'Keys', exact: true }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(new URL(page.url()).searchParams.get('next')).toBe('/keys');
  });

  it('scopes are a draft until they are saved, and nobody leaves a draft by accident', async () => {
    const group = await admin.call('groups.create', { name: 'Drafts' });
    const grants = async () => (await admin.call('groups.list', {})).groups.find(({ id }) => id === group.id)?.grants;
    const page = await visitors.member(account);
    await page.goto(`/groups/${group.id}`);
    await page.getByRole('button', { name: 'Example workflow' }).click();
    await page.getByText('Not saved: 5 added').waitFor();
    await page.getByRole('link', { name: 'People' }).click();
    await page.getByText('Leave without saving?').waitFor();
    await page.getByRole('button', { name: 'Stay' }).click();
    expect(await grants()).toEqual([]);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText(/^5 of \d+ scopes enabled/).waitFor();
    const example = ['admins:read', 'articles:read', 'contacts:read', 'conversations:read', 'events:read'];
    expect((await grants())?.map((grant) => [grant.connectionId, [...grant.scopes].sort()])).toEqual([[connectionId, example]]);
    await page.getByRole('button', { name: 'None' }).click();
    await page.getByText('Not saved: 5 taken away').waitFor();
    await page.getByRole('link', { name: 'People' }).click();
    await page.getByRole('button', { name: 'Leave' }).click();
    await page.getByRole('heading', { name: 'People' }).waitFor();
    expect((await grants())?.[0]?.scopes).toHaveLength(5);
  });

  it('a list that is longer than a page goes on, and what is chosen from is whole', async () => {
    const made = [];
    for (let count = 100; count < 152; count += 1) made.push(await admin.call('groups.create', { name: `Zz ${count}` }));
    const page = await visitors.member(account);
    await page.goto('/groups');
    await page.getByText('Zz 100').waitFor();
    expect(await page.getByText('Zz 151').count()).toBe(0);
    await page.getByRole('button', { name: 'Show more' }).click();
    await page.getByText('Zz 151').waitFor();
    expect(await page.getByRole('button', { name: 'Show more' }).count()).toBe(0);
    await page.goto('/activity');
    await page.getByLabel('Group', { exact: true }).selectOption('Zz 151');
    for (const { id } of made) await admin.call('groups.remove', { id });
  });

  it('a key works until it is revoked', async () => {
    const group = await admin.call('groups.create', { name: 'Short-lived' });
    await admin.call('groups.set_grant', { id: group.id, connectionId, scopes: ['contacts:read'] });
    const page = await visitors.member(account);
    await page.goto(`/keys?group=${group.id}`);
    await page.getByRole('button', { name: 'Create key' }).click();
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await page.getByText('Enter what the key is for.').waitFor();
    await page.getByLabel('What it is for').fill('Lost laptop');
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    const secret = await shownSecret(page);
    await page.keyboard.press('Escape');
    expect(await shownSecret(page)).toBe(secret);
    await page.getByRole('button', { name: 'I have saved the key' }).click();
    const ask = () => fetch(`${product.url}/intercom/default/contacts?per_page=1`, { headers: { authorization: `Bearer ${secret}` } });
    expect((await ask()).status).toBe(200);
    await page.getByRole('button', { name: 'Revoke Lost laptop' }).click();
    await page.getByRole('button', { name: 'Revoke key' }).click();
    await page.getByRole('cell', { name: 'Revoked' }).waitFor();
    expect((await ask()).status).toBe(401);
  });

  it('somebody who is invited joins, and may do what a member may', async () => {
    const group = await admin.call('groups.create', { name: 'Second shift' });
    const page = await visitors.member(account);
    await page.goto('/people');
    await page.getByRole('button', { name: 'Invite' }).click();
    await page.getByLabel('For whom').fill('Mei, second shift');
    await page.getByRole('button', { name: 'Make the link' }).click();
    const link = await page.getByLabel('Invitation link', { exact: true }).inputValue();
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('cell', { name: 'Mei, second shift' }).waitFor();

    const second = await visitors.stranger();
    await second.goto(link);
    await second.getByRole('heading', { name: `Join ${account.organisation}` }).waitFor();
    const mei = { name: 'Mei Tanaka', email: 'mei@example.com', password: 'a good long password' };
    await fillAccount(second, { ...mei, email: account.email });
    await second.getByRole('button', { name: 'Join and sign in' }).click();
    await second.locator('[aria-invalid="true"]').or(second.getByRole('alert')).first().waitFor();
    await second.getByLabel('Email').fill(mei.email);
    await second.getByRole('button', { name: 'Join and sign in' }).click();
    await second.getByRole('heading', { name: 'Integrations' }).waitFor();
    expect(await second.getByRole('button', { name: /Connect|Reconnect|Check/ }).count()).toBe(0);
    expect(await second.getByRole('link', { name: 'Activity' }).count()).toBe(0);
    await second.goto('/activity');
    await second.getByText('Only an administrator can read who asked for what.').waitFor();
    await second.goto('/keys');
    await second.getByText('Ask an administrator to put you into one.').waitFor();

    await page.goto(`/groups/${group.id}?tab=members`);
    await page.getByPlaceholder('Choose a person').click();
    await page.getByRole('option', { name: /Mei Tanaka/ }).click();
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('cell', { name: 'mei@example.com' }).waitFor();
    await second.goto('/keys');
    await second.getByRole('button', { name: 'Create key' }).click();
    expect(await second.getByLabel('Group', { exact: true }).locator('option').allTextContents()).toEqual(['Second shift']);
    await second.goto(link);
    await second.getByText('It works once, for seven days').waitFor();

    const main = join(import.meta.dirname, '../../packages/gateway/src/main.ts');
    const env = { PATH: process.env['PATH'] ?? '', GATEHOUSE_DATA_DIR: product.dataDir };
    const { stdout } = await promisify(execFile)(process.execPath, [main, 'admin', 'reset', mei.email], { env });
    const third = await visitors.stranger();
    await third.goto(stdout.match(/http\S+\/reset\/\S+/)?.[0] ?? '');
    await third.getByText(`For Mei Tanaka at ${account.organisation}`).waitFor();
    await third.getByLabel('New password').fill('Welcome2026!!');
    await third.getByRole('button', { name: 'Set it and sign in' }).click();
    await third.getByText('Is a common password with little around it').waitFor();
    await third.getByLabel('New password').fill('nine otters swim at dawn');
    await third.getByRole('button', { name: 'Set it and sign in' }).click();
    await third.getByRole('heading', { name: 'Integrations' }).waitFor();
    await second.goto('/keys');
    await second.getByRole('heading', { name: 'Sign in' }).waitFor();
    await third.goto('/reset/this-is-not-it');
    await third.getByText('npx gatehouse admin reset').waitFor();
  });

  it('text of others stays text, on every page', async () => {
    const nasty = '<img src=x onerror="window.ran=1"><script>window.ran=1</script>';
    const { url } = await admin.call('members.invite', {});
    await admin.call('members.invite', { note: nasty });
    const guest = new Browser(product.url);
    await guest.call('invitations.accept', {
      token: url.split('/').at(-1) ?? '',
      name: nasty,
      email: 'nasty@example.com',
      password: account.password,
    });
    const group = await admin.call('groups.create', { name: nasty, description: nasty });
    const { member } = await guest.call('session.read', {});
    await admin.call('groups.add_member', { id: group.id, memberId: member.id });
    await admin.call('groups.set_grant', { id: group.id, connectionId, scopes: ['contacts:read'] });
    const { secret } = await guest.call('keys.create', { groupId: group.id, name: nasty });
    const client = await agent(product.url, secret);
    await use(client, 'intercom_get_contact_by_id', { contact_id: nasty });
    await client.close();

    const page = await visitors.member(account);
    for (const path of [
      '/integrations',
      '/groups',
      `/groups/${group.id}`,
      `/groups/${group.id}?tab=members`,
      '/people',
      '/keys',
      '/activity',
    ]) {
      await page.goto(path);
      await page.getByText('onerror=').filter({ visible: true }).first().waitFor();
      expect(await page.locator('img').count(), path).toBe(0);
    }
    await page.getByRole('row').filter({ hasText: 'contacts.get' }).getByRole('button').click();
    await page.getByRole('dialog').getByText('onerror=').first().waitFor();
    expect(await page.evaluate(() => 'ran' in window)).toBe(false);
  });

  it('every page fits a phone', async () => {
    const { groups } = await admin.call('groups.list', {});
    const group = groups.at(-1)?.id ?? '';
    const page = await visitors.member(account, { viewport: { width: 390, height: 844 } });
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    for (const path of [
      '/integrations',
      '/integrations?error=oauth_redirect_mismatch',
      '/integrations/permissions?for=read&canvas=true',
      '/groups',
      `/groups/${group}`,
      `/groups/${group}?tab=members`,
      '/people',
      '/keys',
      '/activity',
      '/settings',
      '/help',
      '/help/agents',
      '/help/reference.operations',
      '/help/nothing',
      '/nothing-here',
      '/join/dead',
      '/reset/dead',
      '/sign-in',
    ]) {
      await page.goto(path);
      await page.waitForFunction(() => document.querySelector('main')?.textContent && !document.querySelector('[aria-busy="true"]'));
      expect(await width(), path).toBe(390);
    }
    await page.goto('/keys');
    await page.getByRole('button', { name: 'Create key' }).click();
    await page.getByLabel('What it is for').fill('Phone');
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    for (const tab of await page.getByRole('dialog').getByRole('tab').all()) {
      await tab.click();
      expect(await width(), (await tab.textContent()) ?? '').toBe(390);
    }
  });
});
