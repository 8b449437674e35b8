import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSandbox, type SandboxOptions } from '../index.ts';
import { createCaller, createTestClock, rows, smallSize, text } from '../testing/caller.ts';

let folder = '';
let stateFile = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
  stateFile = join(folder, 'state.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true }));

const options = (): SandboxOptions => ({ size: smallSize, clock: createTestClock(), stateFile });
const app = { clientId: 'client', clientSecret: 'very-secret', name: 'App', redirectUrls: ['http://localhost/cb'] };

async function work() {
  const caller = createCaller({}, createSandbox({ ...options(), apps: [app] }));
  const { send, get, sandbox } = caller;
  const contact = (await send('POST', '/contacts', { email: 'kept@example.com', custom_attributes: { seats: 4 } })).body;
  await send('PUT', `/contacts/${contact['id']}`, { name: 'Kept' });
  const tag = (await send('POST', '/tags', { name: 'Kept' })).body;
  await send('POST', `/contacts/${contact['id']}/tags`, { id: tag['id'] });
  const conversation = (await get('/conversations?per_page=1')).body['conversations']?.[0];
  await send('POST', `/conversations/${conversation?.['id']}/reply`, {
    type: 'admin',
    message_type: 'note',
    admin_id: sandbox.admins[0]?.id,
    body: 'Kept',
  });
  const archived = (await send('POST', '/contacts', { email: 'gone@example.com' })).body;
  await send('POST', `/contacts/${archived['id']}/archive`);
  await send('POST', '/companies', { company_id: 'kept' });
  const paths = [
    `/contacts/${contact['id']}`,
    `/contacts/${archived['id']}`,
    `/conversations/${conversation?.['id']}`,
    '/tags',
    '/companies?company_id=kept',
    '/contacts?per_page=150',
    '/conversations?per_page=150',
  ];
  const bodies = async ({ get: read } = caller) =>
    (await Promise.all(paths.map(async (path) => (await read(path)).body))).map(withoutRequestId);
  return { caller, bodies };
}

const withoutRequestId = ({ request_id: _, ...rest }: Record<string, unknown>) => rest;

test('a restart keeps contacts, tags, replies, the ledger and tokens', async () => {
  const { caller, bodies } = await work();
  const before = await bodies();
  const ledger = caller.sandbox.ledger();
  await caller.sandbox.close();

  const again = createCaller({}, createSandbox({ ...options(), clock: createTestClock(Date.UTC(2026, 4, 1)) }));
  const old = { authorization: `Bearer ${caller.token}` };
  expect(await bodies({ ...again, get: (path) => again.get(path, old) })).toEqual(before);
  expect(again.sandbox.ledger()).toEqual(ledger);
  await again.send('POST', '/tags', { name: 'New' });
  expect(again.sandbox.ledger().at(-1)?.sequence).toBe(ledger.length + 1);
  expect(new Set(rows((await again.get('/tags')).body['data']).map((tag) => text(tag['id']))).size).toBe(35);
});

test('revoked tokens stay revoked, uninstalled apps uninstalled, and a reset is a reset', async () => {
  const { caller } = await work();
  const { sandbox } = caller;
  const revoked = sandbox.mintToken();
  const uninstalled = sandbox.mintToken({ clientId: 'client' });
  sandbox.revokeToken(revoked);
  await caller.send('POST', '/auth/uninstall', undefined, { authorization: `Bearer ${uninstalled}` });
  sandbox.reset();
  await sandbox.close();
  const again = createCaller({}, createSandbox(options()));
  for (const token of [revoked, uninstalled]) expect((await again.get('/me', { authorization: `Bearer ${token}` })).status).toBe(401);
  expect((await again.get('/me', { authorization: `Bearer ${caller.token}` })).status).toBe(200);
  expect(again.sandbox.ledger()).toEqual([]);
  expect((await again.send('POST', '/contacts', { email: 'kept@example.com' })).status).toBe(200);
});

test('the file is for its owner only and holds no credential', async () => {
  const { caller } = await work();
  const content = readFileSync(stateFile, 'utf8');
  expect(statSync(stateFile).mode & 0o777).toBe(0o600);
  expect(content).not.toContain(caller.token);
  expect(content).not.toContain('very-secret');
  expect(JSON.stringify(caller.sandbox.requests())).not.toContain(caller.token);
});

test('a line that was being written when the process died is cut off', async () => {
  const { caller } = await work();
  const ledger = caller.sandbox.ledger();
  await caller.sandbox.close();
  appendFileSync(stateFile, '{"kind":"effect","entry":{"sequ');
  const again = createSandbox(options());
  expect(again.ledger()).toEqual(ledger);
  const caller2 = createCaller({}, again);
  await caller2.send('POST', '/tags', { name: 'after' });
  await again.close();
  expect(createSandbox(options()).ledger()).toHaveLength(ledger.length + 1);
});

test('what cannot be replayed is refused in words', async () => {
  const { caller } = await work();
  await caller.sandbox.close();
  expect(() => createSandbox({ ...options(), seed: 2 })).toThrow('was made with seed 1, not 2');
  const lines = readFileSync(stateFile, 'utf8').split('\n');
  writeFileSync(stateFile, [...lines.slice(0, 2), 'broken', ...lines.slice(3)].join('\n'));
  expect(() => createSandbox(options())).toThrow('is damaged at line 3');
  writeFileSync(stateFile, '{"some":"thing"}\n');
  expect(() => createSandbox(options())).toThrow('is not a state file of this sandbox');
  expect(() => createSandbox({ ...options(), stateFile: join(folder, 'no', 'such', 'state.jsonl') })).toThrow('ENOENT');
});
