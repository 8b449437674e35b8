import { connect } from 'node:net';
import { createSandbox, type Listening } from '@gatehouse/sandbox';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CallsWorld, everyScope, startCalls } from '../calls/testing/start-calls.ts';
import { mcpMount } from '../surfaces/mcp/http.ts';
import { restMount } from '../surfaces/rest/rest.ts';
import { serveMounts } from './testing/serve-mounts.ts';

const sandbox = createSandbox({ size: { contacts: 13, companies: 1, conversations: 1, articles: 1 } });
const failures: unknown[] = [];
let intercom: Listening;
let rooms: CallsWorld;
let server: Awaited<ReturnType<typeof serveMounts>>;
let secret: string;

beforeAll(async () => {
  intercom = await sandbox.listen(0);
  rooms = await startCalls(intercom.url);
  const connection = await rooms.connect('main', sandbox.mintToken());
  ({ secret } = await rooms.group('Everything', [[connection, everyScope]]));
  const onError = (cause: unknown) => failures.push(cause);
  server = await serveMounts((publicUrl) => [restMount({ ...rooms, publicUrl }), mcpMount({ ...rooms, publicUrl })], onError);
});

afterAll(async () => {
  await server.close();
  await rooms.stop();
  await sandbox.close();
});

const headers = () => ({
  authorization: `Bearer ${secret}`,
  'content-type': 'application/json',
  accept: 'application/json, text/event-stream',
});
const post = (path: string, body: string | Uint8Array<ArrayBuffer>) =>
  fetch(server.url + path, { method: 'POST', headers: headers(), body });

test.each([
  ['REST', '/intercom/default/tags', '{"name":"', '"}'],
  [
    'MCP',
    '/mcp',
    '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"intercom_run_write_operation","arguments":{"operation":"tags.create","input":{"name":"',
    '"}}}}',
  ],
])('bytes that are no text are refused by %s, and nothing is written', async (_, path, before, after) => {
  const bytes = Buffer.concat([Buffer.from(before), Buffer.from([0xc3, 0x28, 0xff]), Buffer.from(after)]);
  const response = await post(path, bytes);
  expect(response.status).toBe(400);
  expect(await response.text()).toMatch(/request_malformed.*UTF-8/);
  expect(sandbox.ledger()).toEqual([]);
});

test('half of a character is refused with its field, and nothing is written', async () => {
  const agent = new Client({ name: 'test', version: '1' });
  await agent.connect(new StreamableHTTPClientTransport(new URL(`${server.url}/mcp`), { requestInit: { headers: headers() } }));
  const input = { operation: 'tags.create', input: { name: 'a\ud800b' } };
  const answers = [
    await (await post('/intercom/default/tags', '{"name":"a\\ud800b"}')).text(),
    JSON.stringify(await agent.callTool({ name: 'intercom_run_write_operation', arguments: input })),
  ];
  await agent.close();
  for (const answer of answers) expect(answer).toMatch(/input_invalid.*name has half of a character/);
  expect(sandbox.ledger()).toEqual([]);
});

test.each(['/intercom/default/tags', '/mcp'])(
  'a caller that leaves in the middle of its request is no failure of ours (%s)',
  async (path) => {
    const socket = connect(server.port, '127.0.0.1');
    const left = new Promise((resolve) => socket.once('close', resolve));
    const head = ['Host: 127.0.0.1', `Authorization: Bearer ${secret}`, 'Content-Type: application/json', 'Content-Length: 500'];
    await new Promise<void>((resolve) => socket.write(`POST ${path} HTTP/1.1\r\n${head.join('\r\n')}\r\n\r\n{"name":`, () => resolve()));
    // The next caller is served, so what the first had sent has been read by then.
    expect((await post('/intercom/default/tags', '{"name":""}')).status).toBe(400);
    socket.destroy();
    await left;
    expect((await post('/intercom/default/tags', '{"name":""}')).status).toBe(400);
    expect(failures).toEqual([]);
  },
);
