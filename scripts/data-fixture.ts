import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import type { Browser } from './demo/browser.ts';
import { type Product, startProduct } from './demo/product.ts';

/**
 * Runs a version of the product against its sandboxes and keeps the data folder that this leaves, for tests that open it with later
 * versions: `node scripts/data-fixture.ts <checkout of that version> tests/fixtures/data-<commit>` (tests/fixtures/README.md).
 */

/** What belongs to a fixture and is in none of its files in the clear. All of it is made for tests. */
export interface FixtureSecrets {
  readonly administrator: Person;
  readonly member: Person;
  readonly keys: { readonly support: string; readonly reporting: string; readonly revoked: string };
  readonly secondSandbox: { readonly seed: number; readonly connection: string };
  /** The note of an invitation that nobody has used. */
  readonly invitation: string;
}

interface Person {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

const people = {
  administrator: { name: 'Ada Admin', email: 'ada@example.com', password: 'correct horse battery staple' },
  member: { name: 'Bob Builder', email: 'bob@example.com', password: 'a fixture for many years' },
};
const secondSeed = 2;

async function main(code: string, folder: string): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'gatehouse-fixture-'));
  try {
    const keys = await useFirstSandbox(code, dataDir);
    const connection = await useSecondSandbox(code, dataDir);
    await dieInTheMiddle(code, dataDir, keys.support);
    // Closing it moves what the write-ahead log holds into the database.
    const database = new DatabaseSync(join(dataDir, 'gatehouse.db'));
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    database.close();
    mkdirSync(folder, { recursive: true });
    for (const name of ['gatehouse.db', 'keyring.json', 'sandbox.jsonl', 'second-sandbox.jsonl']) {
      cpSync(join(dataDir, name), join(folder, name));
    }
    const secrets: FixtureSecrets = {
      ...people,
      keys,
      secondSandbox: { seed: secondSeed, connection },
      invitation: 'for Carol',
    };
    writeFileSync(join(folder, 'secrets.json'), `${JSON.stringify(secrets, null, 2)}\n`);
  } finally {
    rmSync(dataDir, { recursive: true });
  }
}

/** People, an OAuth connection, groups, keys, and calls of every outcome. */
async function useFirstSandbox(code: string, dataDir: string): Promise<FixtureSecrets['keys']> {
  const product = await startProduct({ code, dataDir, keepData: true });
  const admin = await openBrowser(code, product);
  await admin.call('invitations.accept', { token: lastPart(product.claimLink), ...people.administrator, organisation: 'Fixture Ltd' });
  const invitation = await admin.call('members.invite', { role: 'member', note: 'for Bob' });
  await (await openBrowser(code, product)).call('invitations.accept', { token: lastPart(invitation.url), ...people.member });
  await admin.call('members.invite', { role: 'member', note: 'for Carol' });

  const { authorizeUrl } = await admin.call('connections.authorize', { name: 'first' });
  await admin.submit(await admin.visit(authorizeUrl), 'Authorize');
  const [connection] = (await admin.call('connections.list', {})).connections;
  if (!connection) throw new Error('nothing is connected');

  const support = await admin.call('groups.create', { name: 'Support', description: 'Answers customers.' });
  const reporting = await admin.call('groups.create', { name: 'Reporting' });
  const { members } = await admin.call('members.list', {});
  const bob = members.find(({ email }) => email === people.member.email);
  await admin.call('groups.add_member', { id: support.id, memberId: bob?.id ?? '' });
  await admin.call('groups.set_grant', {
    id: support.id,
    connectionId: connection.id,
    scopes: ['contacts:read', 'conversations:read', 'conversations:write', 'tags:read', 'tags:write', 'admins:read'],
  });
  await admin.call('groups.set_grant', { id: reporting.id, connectionId: connection.id, scopes: ['contacts:read'] });
  const mint = async (groupId: string, name: string) => admin.call('keys.create', { groupId, name });
  const keys = { support: await mint(support.id, 'help desk'), reporting: await mint(reporting.id, 'nightly report') };
  const revoked = await mint(support.id, 'lost laptop');

  const call = (secret: string, path: string, body?: unknown) => callRest(product, secret, 'first', path, body);
  await call(keys.support.secret, '/contacts?per_page=2');
  await call(revoked.secret, '/tags');
  await admin.call('keys.revoke', { id: revoked.key.id });
  await listContacts(product, keys.reporting.secret);
  expectStatus(await call(keys.support.secret, '/tags', { name: 'Kept in the fixture' }), 200);
  expectStatus(await call(keys.reporting.secret, '/tags', { name: 'Never made' }), 403);
  await addFault(product, { method: 'POST', path: '/conversations/*/reply', kind: 'reset_after_commit', times: 1 });
  expectStatus(await reply(product, keys.support.secret, 'Nobody heard the answer to this.'), 504);
  expectStatus({ status: (await product.stop()) ?? -1 }, 0);
  return { support: keys.support.secret, reporting: keys.reporting.secret, revoked: revoked.secret };
}

/** A second workspace, connected with an access token; the sandbox inside the gateway has one workspace only. */
async function useSecondSandbox(code: string, dataDir: string): Promise<string> {
  const stateFile = join(dataDir, 'second-sandbox.jsonl');
  const main = join(code, 'packages/sandbox/src/main.ts');
  const args = [main, '--port', '0', '--seed', String(secondSeed), '--state-file', stateFile];
  const sandbox = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(sandbox, 'exit');
  const said = String((await once(sandbox.stdout, 'data'))[0]);
  const [url, token] = [/http:\S+/.exec(said)?.[0], /Access token: (\S+)/.exec(said)?.[1]];
  if (!url || !token) throw new Error(`the second sandbox said ${said}`);
  const product = await startProduct({ code, dataDir, keepData: true, env: { INTERCOM_API_URL: url } });
  const admin = await openBrowser(code, product);
  const { email, password } = people.administrator;
  await admin.call('session.create', { email, password });
  const connection = await admin.call('connections.add_token', { accessToken: token, name: 'second' });
  const { groups } = await admin.call('groups.list', {});
  const reporting = groups.find(({ name }) => name === 'Reporting');
  await admin.call('groups.set_grant', {
    id: reporting?.id ?? '',
    connectionId: connection.id,
    scopes: ['contacts:read', 'tags:read'],
  });
  expectStatus({ status: (await product.stop()) ?? -1 }, 0);
  sandbox.kill();
  await ended;
  return connection.name;
}

/** Leaves a write whose answer the gateway did not live to see. */
async function dieInTheMiddle(code: string, dataDir: string, secret: string): Promise<void> {
  const product = await startProduct({ code, dataDir, keepData: true });
  await addFault(product, { method: 'POST', path: '/conversations/*/reply', kind: 'hang', afterCommit: true });
  const text = 'The gateway died while this was under way.';
  const lost = reply(product, secret, text).catch(() => undefined);
  for (let tries = 0; tries < 200; tries += 1) {
    if ((await (await fetch(`${product.sandboxUrl}/_sandbox/ledger`)).text()).includes(text)) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await product.stop('SIGKILL');
  await lost;
}

async function openBrowser(code: string, product: Product): Promise<Browser> {
  // The version's own: it knows the operations of its own gateway.
  const { Browser: Own } = (await import(join(code, 'scripts/demo/browser.ts'))) as typeof import('./demo/browser.ts');
  return new Own(product.url);
}

async function callRest(product: Product, secret: string, connection: string, path: string, body?: unknown) {
  const response = await fetch(`${product.url}/intercom/${connection}${path}`, {
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

async function reply(product: Product, secret: string, text: string) {
  const { body } = await callRest(product, secret, 'first', '/conversations?per_page=1');
  const [conversation] = body['conversations'] as { id: string }[];
  const me = await callRest(product, secret, 'first', '/me');
  const message = { type: 'admin', message_type: 'note', admin_id: me.body['id'], body: text };
  return callRest(product, secret, 'first', `/conversations/${conversation?.id}/reply`, message);
}

async function listContacts(product: Product, secret: string): Promise<void> {
  const client = new Client({ name: 'fixture', version: '1.0.0' });
  const requestInit = { headers: { authorization: `Bearer ${secret}` } };
  await client.connect(new StreamableHTTPClientTransport(new URL(`${product.url}/mcp`), { requestInit }));
  await client.callTool({ name: 'intercom_list_all_contacts', arguments: { per_page: 2 } });
  await client.close();
}

async function addFault(product: Product, fault: Record<string, unknown>): Promise<void> {
  expectStatus(await fetch(`${product.sandboxUrl}/_sandbox/faults`, { method: 'POST', body: JSON.stringify(fault) }), 201);
}

function expectStatus(answer: { status: number; body?: unknown }, status: number): void {
  if (answer.status !== status) throw new Error(`expected ${status}, but it was ${answer.status}: ${JSON.stringify(answer.body)}`);
}

const lastPart = (link: string) => link.split('/').at(-1) ?? '';

if (import.meta.main) {
  const [code, folder] = process.argv.slice(2);
  if (!code || !folder) throw new Error('usage: node scripts/data-fixture.ts <checkout> tests/fixtures/data-<commit>');
  await main(resolve(code), resolve(folder));
}
