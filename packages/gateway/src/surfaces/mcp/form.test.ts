import { createSandbox, type Listening } from '@gatehouse/sandbox';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CallsWorld, everyScope, startCalls } from '../../calls/testing/start-calls.ts';
import { serveMounts } from '../../http/testing/serve-mounts.ts';
import { mcpMount } from './http.ts';

/* What is not quite a message, sent by hand: answered as it is meant, or told what of it is wrong. */

const sandbox = createSandbox({ size: { contacts: 5, companies: 2, conversations: 5 } });
let intercom: Listening;
let rooms: CallsWorld;
let gateway: Awaited<ReturnType<typeof serveMounts>>;
let secret: string;

beforeAll(async () => {
  intercom = await sandbox.listen(0);
  rooms = await startCalls(intercom.url);
  ({ secret } = await rooms.group('Everything', [[await rooms.connect('main', sandbox.mintToken()), everyScope]]));
  gateway = await serveMounts((publicUrl) => [mcpMount({ ...rooms, publicUrl })]);
});

afterAll(async () => {
  await gateway.close();
  await rooms.stop();
  await intercom.close();
  await sandbox.close();
});

async function post(body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${gateway.url}/mcp`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${secret}`,
      accept: 'application/json, text/event-stream',
      'content-type': 'application/json',
      ...headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  const messages = text.startsWith('event:')
    ? text.match(/(?<=^data: ).*$/gm)?.map((line) => JSON.parse(line))
    : text === ''
      ? []
      : [JSON.parse(text)];
  return { status: response.status, messages: messages ?? [] };
}

const request = (method: string, params?: unknown, id: unknown = 1) => ({ jsonrpc: '2.0', id, method, params });
const teams = { name: 'intercom_list_all_teams', arguments: {} };
const tag = (name: string) => ({ name: 'intercom_run_write_operation', arguments: { operation: 'tags.create', input: { name } } });

describe('a message that cannot be read is refused by its field', () => {
  test.each<[string, unknown, string, unknown]>([
    ['nothing', 'null', 'message', null],
    ['text', '"tools/list"', 'message', null],
    ['another protocol', { ...request('ping'), jsonrpc: '1.0' }, 'jsonrpc', 1],
    ['no protocol', { id: 'a', method: 'ping' }, 'jsonrpc', 'a'],
    ['no method', { jsonrpc: '2.0', id: 1 }, 'method', 1],
    ['a method that is none', request(5 as never), 'method', 1],
    ['an id that is nothing', request('ping', undefined, null), 'id', null],
    ['an id with a fraction', request('ping', undefined, 1.5), 'id', null],
    ['an id that JSON loses digits of', '{"jsonrpc":"2.0","id":1732759000000000001,"method":"ping"}', 'id', null],
    ['an id that is a thing', request('tools/call', teams, {}), 'id', null],
    ['a call that wants no answer', { jsonrpc: '2.0', method: 'tools/call', params: teams }, 'id', null],
    ['parameters that are a list', request('tools/list', []), 'params', 1],
    ['parameters about parameters that are text', request('tools/list', { _meta: 'x' }), 'params._meta', 1],
    [
      'a progress token that is a thing',
      request('tools/call', { ...teams, _meta: { progressToken: {} } }),
      'params._meta.progressToken',
      1,
    ],
    ['one of a batch', [request('ping'), { jsonrpc: '2.0', id: 2 }], '[1].method', 2],
    ['a number in a batch', [1], '[0].message', null],
  ])('%s', async (_, body, field, id) => {
    const { status, messages } = await post(body);
    expect(status).toBe(400);
    const data = { code: 'request_malformed', field, fix: expect.stringMatching(new RegExp(`^${field.replace(/[[\].]/g, '\\$&')}: .`)) };
    expect(messages).toEqual([
      { jsonrpc: '2.0', id, error: expect.objectContaining({ code: -32600, data: expect.objectContaining(data) }) },
    ]);
  });

  test('two requests of a batch under one id: neither is carried out', async () => {
    const { status, messages } = await post([request('tools/call', tag('first'), 7), request('tools/call', tag('second'), 7)]);
    expect([status, messages[0].error.data.field]).toEqual([400, '[1].id']);
    const tags = await post(request('tools/call', { name: 'intercom_run_read_operation', arguments: { operation: 'tags.list' } }));
    expect(JSON.stringify(tags.messages)).not.toMatch(/"(?:first|second)/);
  });

  test('a cursor, which nobody was given', async () => {
    for (const cursor of ['abc', 5, {}]) {
      const { messages } = await post(request('tools/list', { cursor }));
      expect(messages[0].error).toMatchObject({ code: -32602, message: expect.stringMatching(/^cursor: /) });
    }
  });

  test('a revision that nobody speaks, with those that are spoken', async () => {
    for (const version of ['2099-01-01', 'x']) {
      const { status, messages } = await post(request('tools/call', teams), { 'mcp-protocol-version': version });
      expect([status, messages[0].id]).toEqual([400, 1]);
      expect(messages[0].error).toMatchObject({
        code: -32022,
        data: { requested: version, supported: expect.arrayContaining(['2025-06-18']) },
      });
    }
  });
});

describe('what is meant is answered', () => {
  test.each([
    ['an initialize without parameters', request('initialize')],
    ['with nothing', request('initialize', null)],
    ['without a client', request('initialize', { protocolVersion: '2025-06-18', capabilities: {} })],
    ['without a version of the client', request('initialize', { protocolVersion: '2025-06-18', clientInfo: { name: 'curl' } })],
    ['with a number for a revision', request('initialize', { protocolVersion: 2 })],
  ])('%s', async (_, body) => {
    const { status, messages } = await post(body);
    expect(status).toBe(200);
    expect(messages).toMatchObject([
      { id: 1, result: { serverInfo: { name: 'gatehouse' }, protocolVersion: expect.stringMatching(/^2025-/) } },
    ]);
  });

  test.each(['', null])('a list from the beginning (%j)', async (cursor) => {
    expect((await post(request('tools/list', { cursor }))).messages[0].result.tools.length).toBeGreaterThan(5);
  });

  test('parameters that are nothing', async () => {
    expect((await post(request('tools/list', null))).messages[0].result.tools.length).toBeGreaterThan(5);
    expect((await post(request('ping', null))).messages).toEqual([{ jsonrpc: '2.0', id: 1, result: {} }]);
  });

  test.each(['mcp__gatehouse__intercom_list_all_teams', 'gatehouse__intercom_list_all_teams', 'teams.list', ' intercom_list_all_teams'])(
    'a tool under the name %j',
    async (name) => {
      const { messages } = await post(request('tools/call', { name, arguments: {} }));
      expect(messages[0].result).toMatchObject({ content: [{ text: expect.stringContaining('"rows"') }] });
    },
  );

  test('a tool that there is not, by those that are like it', async () => {
    const { messages } = await post(request('tools/call', { name: 'intercom_serach_contacts', arguments: {} }));
    expect(messages[0].result).toMatchObject({
      isError: true,
      content: [{ text: expect.stringContaining('Nearest: intercom_search_contacts') }],
    });
  });

  test('a batch of the older era, whoever asks in it', async () => {
    const { messages } = await post([request('ping', undefined, 1), request('tools/call', teams, 'two')]);
    expect(messages.map(({ id }) => id).sort()).toEqual([1, 'two']);
  });
});
