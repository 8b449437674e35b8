import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type CallsWorld, everyScope, startCalls } from '../../calls/testing/start-calls.ts';
import { startIntercom } from '../../calls/testing/start-intercom.ts';
import { serveMounts } from '../../http/testing/serve-mounts.ts';
import { mcpMount } from './http.ts';

/* A host of the older era says with another request that it does not want an answer any more. */

let intercom: Awaited<ReturnType<typeof startIntercom>>;
let rooms: CallsWorld;
let gateway: Awaited<ReturnType<typeof serveMounts>>;
let secrets: string[];
let asked: PromiseWithResolvers<void>;
let release: PromiseWithResolvers<void>;

beforeAll(async () => {
  // Of a list without an end, each page when the test lets it go.
  intercom = await startIntercom(async () => {
    asked.resolve();
    await release.promise;
    const next = { page: 2, starting_after: String(intercom.asked.length) };
    const data = [{ type: 'contact', id: `c${intercom.asked.length}`, role: 'user' }];
    return { status: 200, body: { type: 'list', data, total_count: 9, pages: { type: 'pages', page: 1, per_page: 1, next } } };
  });
  rooms = await startCalls(intercom.url);
  const connection = await rooms.connect('main', 'tok');
  secrets = [];
  for (const name of ['One', 'Another']) secrets.push((await rooms.group(name, [[connection, everyScope]])).secret);
  gateway = await serveMounts((publicUrl) => [mcpMount({ ...rooms, publicUrl })]);
});

beforeEach(() => {
  asked = Promise.withResolvers();
  release = Promise.withResolvers();
});

afterAll(async () => {
  release.resolve();
  await gateway.close();
  await rooms.stop();
  await intercom.stop();
});

const post = (message: object, session: string | null, secret = secrets[0]) =>
  fetch(`${gateway.url}/mcp`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${secret}`,
      accept: 'application/json, text/event-stream',
      'content-type': 'application/json',
      ...(session === null ? {} : { 'mcp-session-id': session }),
    },
    body: JSON.stringify({ jsonrpc: '2.0', ...message }),
  });

async function open(clientInfo: object = { name: 'x', version: '1' }): Promise<string> {
  const params = { protocolVersion: '2025-06-18', capabilities: {}, clientInfo };
  const session = (await post({ id: 0, method: 'initialize', params }, null)).headers.get('mcp-session-id');
  if (session === null) throw new Error('No session was opened.');
  return session;
}

const list = (session: string, id: number) =>
  post({ id, method: 'tools/call', params: { name: 'intercom_list_all_contacts', arguments: { per_page: 1 } } }, session);
const cancel = (session: string, requestId: unknown, secret?: string) =>
  post({ method: 'notifications/cancelled', params: { requestId } }, session, secret);

test('each host has a session of its own, also one that the library answers', async () => {
  const opened = [await open(), await open(), await open({ name: 'x', version: '1', icons: [] })];
  expect(new Set(opened).size).toBe(3);
});

test('what is cancelled ends, while Intercom is still at it', async () => {
  const session = await open();
  const call = list(session, 5);
  await asked.promise;
  expect((await cancel(session, 5)).status).toBe(202);
  expect(await (await call).text()).not.toContain('"rows');
  const [row] = await rooms.rows();
  expect(row).toMatchObject({ operation: 'contacts.list' });
  expect(row?.outcome).not.toBe('ok');
});

test.each<[string, (session: string) => Promise<Response>]>([
  ['another host with the same key, of a request that has the same number', async () => cancel(await open(), 5)],
  ['a host with another key, under the same session', (session) => cancel(session, 5, secrets[1])],
  ['the same host, of another request', (session) => cancel(session, 6)],
  ['the same host, of a request whose number is text', (session) => cancel(session, '5')],
  ['somebody who names nothing', (session) => post({ method: 'notifications/cancelled' }, session)],
])('nothing else ends: %s', async (_, other) => {
  const session = await open();
  const call = list(session, 5);
  await asked.promise;
  expect((await other(session)).status).toBe(202);
  release.resolve();
  expect(await (await call).text()).toContain('rows');
});
