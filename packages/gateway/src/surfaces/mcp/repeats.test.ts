import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CallsWorld, everyScope, startCalls } from '../../calls/testing/start-calls.ts';
import { startIntercom } from '../../calls/testing/start-intercom.ts';
import { serveMounts } from '../../http/testing/serve-mounts.ts';
import { mcpMount } from './http.ts';

let intercom: Awaited<ReturnType<typeof startIntercom>>;
let rooms: CallsWorld;
let server: Awaited<ReturnType<typeof serveMounts>>;
let client: Client;

beforeAll(async () => {
  intercom = await startIntercom(() => ({ status: 200, body: { type: 'conversation', id: '512', state: 'open' } }));
  rooms = await startCalls(intercom.url);
  const { secret } = await rooms.group('Support', [[await rooms.connect('main', 'tok'), everyScope]]);
  server = await serveMounts((publicUrl) => [mcpMount({ ...rooms, publicUrl })]);
  client = new Client({ name: 'test', version: '1' });
  const headers = { authorization: `Bearer ${secret}` };
  await client.connect(new StreamableHTTPClientTransport(new URL(`${server.url}/mcp`), { requestInit: { headers } }));
});

afterAll(async () => {
  await client.close();
  await server.close();
  await rooms.stop();
  await intercom.stop();
});

async function use(name: string, args: Record<string, unknown>) {
  const result = await client.callTool({ name, arguments: args });
  return JSON.parse((result.content as { text: string }[])[0]?.text ?? '') as Record<string, unknown>;
}

const note = { conversation_id: '512', type: 'admin', message_type: 'note', admin_id: '1', body: 'x' };
const reply = (args: object = {}) => use('intercom_reply_to_conversation', { ...note, ...args });

test('the same write again is answered as the first was, and says so; a key of its own makes it another one', async () => {
  expect(await reply()).toEqual({ id: '512', state: 'open' });
  expect(await reply()).toEqual({ id: '512', state: 'open', repeated: true });
  expect(await reply({ idempotency_key: 'a' })).toEqual({ id: '512', state: 'open' });
  expect(await reply({ idempotency_key: 'a' })).toMatchObject({ repeated: true });
  expect(await reply({ idempotency_key: 'a', body: 'y' })).toMatchObject({ error: { code: 'idempotency_key_reused', retry: 'no' } });
  expect(await reply({ idempotency_key: '' })).toMatchObject({ error: { code: 'input_invalid', field: 'idempotency_key' } });
  expect(intercom.asked).toHaveLength(2);
});

test('the executor takes the key beside the operation', async () => {
  const run = (body: string) =>
    use('intercom_run_write_operation', { operation: 'conversations.reply', input: { ...note, body }, idempotency_key: 'run' });
  await run('run');
  expect(await run('run')).toMatchObject({ repeated: true });
  expect(await run('other')).toMatchObject({ error: { code: 'idempotency_key_reused' } });
});

test('only tools that write have the key; to others it is an argument that nobody knows', async () => {
  const { tools } = await client.listTools();
  const keyed = tools.filter(({ inputSchema }) => 'idempotency_key' in (inputSchema.properties ?? {}));
  expect(keyed.map(({ name }) => name)).toEqual(
    tools.filter(({ annotations }) => annotations?.readOnlyHint === false).map(({ name }) => name),
  );
  expect(keyed.map(({ name }) => name)).toContain('intercom_run_write_operation');
  expect(await use('intercom_get_conversation_by_id', { conversation_id: '512', idempotency_key: 'a' })).toMatchObject({
    error: { code: 'input_invalid', field: 'idempotency_key' },
  });
});
