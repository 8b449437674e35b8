import { operations } from '@gatehouse/connector';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type CallsWorld, everyScope, startCalls } from '../../../calls/testing/start-calls.ts';
import { type Asked, type Reply, startIntercom } from '../../../calls/testing/start-intercom.ts';
import { serveMounts } from '../../../http/testing/serve-mounts.ts';
import { mcpMount } from '../http.ts';

type Row = Record<string, unknown>;

let intercom: Awaited<ReturnType<typeof startIntercom>>;
let rooms: CallsWorld;
let server: Awaited<ReturnType<typeof serveMounts>>;
let client: Client;
let narrow: Client;
let answer: (asked: Asked) => Reply | Promise<Reply>;

const done: Reply = { status: 200, body: { type: 'conversation', id: '1', state: 'open' } };
const gone: Reply = { status: 404, body: { type: 'error.list', errors: [{ code: 'not_found', message: 'Conversation not found' }] } };

beforeAll(async () => {
  intercom = await startIntercom((asked) => answer(asked));
  rooms = await startCalls(intercom.url);
  const connection = await rooms.connect('main', 'tok');
  server = await serveMounts((publicUrl) => [mcpMount({ ...rooms, publicUrl })]);
  const clientOf = async (name: string, scopes: Parameters<CallsWorld['group']>[1][number][1]) => {
    const { secret } = await rooms.group(name, [[connection, scopes]]);
    const made = new Client({ name: 'test', version: '1' });
    const requestInit = { headers: { authorization: `Bearer ${secret}` } };
    await made.connect(new StreamableHTTPClientTransport(new URL(`${server.url}/mcp`), { requestInit }));
    return made;
  };
  client = await clientOf('Everything', everyScope);
  narrow = await clientOf('Reads', ['conversations:read', 'tags:read']);
});

beforeEach(() => {
  answer = () => done;
  intercom.asked.length = 0;
});

afterAll(async () => {
  await client.close();
  await narrow.close();
  await server.close();
  await rooms.stop();
  await intercom.stop();
});

async function write(operation: string, input: Row, more: Row = {}, by = client): Promise<Row> {
  const { content } = await by.callTool({ name: 'intercom_run_write_operation', arguments: { operation, input, ...more } });
  return JSON.parse((content as { text: string }[])[0]?.text ?? '') as Row;
}

const close = (ids: unknown, more: Row = {}, key: Row = {}) =>
  write('conversations.manage', { conversation_id: ids, message_type: 'close', type: 'admin', admin_id: '7', ...more }, key);
const paths = () => intercom.asked.map(({ path }) => path);

describe('one write for several', () => {
  test('one after another, each told', async () => {
    expect(await close(['1', 2, '3', '1'])).toEqual({
      done: 3,
      rows: [
        { id: '1', done: true },
        { id: '2', done: true },
        { id: '3', done: true },
      ],
    });
    expect(paths()).toEqual(['1', '2', '3'].map((id) => `/conversations/${id}/parts`));
  });

  test.each([['["4","5"]'], ['4, 5']])('as text: %s', async (ids) => {
    expect(await close(ids)).toMatchObject({ done: 2, rows: [{ id: '4' }, { id: '5' }] });
  });

  test('in the plural', async () => {
    const input = { conversation_ids: ['8', '9'], message_type: 'open', admin_id: '7' };
    expect(await write('conversations.manage', input)).toMatchObject({ done: 2, rows: [{ id: '8' }, { id: '9' }] });
  });

  test('each stands in Activity by itself', async () => {
    await close(['61', '62']);
    const entries = await rooms.store.audit.list({}, { limit: 2 });
    expect(entries.map(({ target }) => target)).toEqual(expect.arrayContaining(['61', '62']));
  });

  test('by a key, each is done once', async () => {
    const note = { conversation_id: ['1', '2'], type: 'admin', message_type: 'note', admin_id: '7', body: 'x' };
    await write('conversations.reply', note, { idempotency_key: 'k' });
    const again = await write('conversations.reply', { ...note, conversation_id: ['1', '2', '3'] }, { idempotency_key: 'k' });
    expect(again).toMatchObject({ done: 3, rows: [{ repeated: true }, { repeated: true }, { id: '3', done: true }] });
    expect(paths()).toHaveLength(3);
  });
});

test('whoever asks is told how many are done', async () => {
  const heard = Promise.withResolvers<void>();
  answer = async ({ path }) => {
    if (!path.includes('/1/')) await heard.promise;
    return done;
  };
  const told: unknown[] = [];
  const onprogress = (progress: unknown) => {
    told.push(progress);
    heard.resolve();
  };
  const input = { conversation_id: ['1', '2', '3'], message_type: 'open', admin_id: '7' };
  await client.callTool({ name: 'intercom_run_write_operation', arguments: { operation: 'conversations.manage', input } }, { onprogress });
  expect(told[0]).toEqual({ progress: 1, total: 3, message: '1 of 3 done' });
});

describe('what is not done', () => {
  test('of one: the others are', async () => {
    answer = ({ path }) => (path.includes('/2/') ? gone : done);
    const told = await close(['1', '2', '3']);
    expect(told).toMatchObject({
      done: 2,
      not_done: 1,
      rows: [{ done: true }, { id: '2', refused: 'upstream_not_found' }, { done: true }],
    });
  });

  test('of all: a refusal', async () => {
    answer = () => gone;
    expect(await close(['1', '2'])).toMatchObject({ error: { code: 'upstream_not_found' } });
  });

  test('an outcome that is unknown ends it, with those that were not tried', async () => {
    answer = ({ path }) => (path.includes('/72/') ? undefined : done);
    const told = await write('conversations.auto_assign', { conversation_id: ['71', '72', '73'] });
    expect(told).toMatchObject({ error: { code: 'input_invalid', field: 'conversation_id' } });
    const note = { conversation_id: ['71', '72', '73'], type: 'admin', message_type: 'note', admin_id: '7', body: 'y' };
    expect(await write('conversations.reply', note)).toMatchObject({
      done: 1,
      not_done: 1,
      rows: [
        { id: '71', done: true },
        { id: '72', unknown: 'outcome_unknown' },
      ],
      not_tried: ['73'],
    });
  });

  test('whoever may not, may not do it for several', async () => {
    const input = { conversation_id: ['1', '2'], message_type: 'close', type: 'admin', admin_id: '7' };
    expect(await write('conversations.manage', input, {}, narrow)).toMatchObject({ error: { code: 'scope_missing' } });
    expect(paths()).toEqual([]);
  });
});

describe('is refused, and nothing is sent', () => {
  test.each([
    ['words to a customer', 'conversations.manage', { message_type: 'close', type: 'admin', admin_id: '7', body: 'Bye' }, 'without body'],
    [
      'a reply',
      'conversations.reply',
      { message_type: 'comment', type: 'admin', admin_id: '7', body: 'Hi' },
      'only with message_type note',
    ],
    ['a deletion', 'conversations.delete', {}, 'one at a time'],
  ])('%s', async (_, operation, input, why) => {
    const { error } = await write(operation, { conversation_id: ['1', '2'], ...input });
    expect(error).toMatchObject({ code: 'input_invalid', field: 'conversation_id', fix: expect.stringContaining(why) });
    expect(paths()).toEqual([]);
  });

  test.each([[[]], [[{}]], [Array.from({ length: 21 }, (_, n) => String(n))]])('%j', async (ids) => {
    expect(await close(ids)).toMatchObject({ error: { code: 'input_invalid', field: 'conversation_id' } });
    expect(paths()).toEqual([]);
  });

  test('a name that nobody has, before the first is written', async () => {
    answer = ({ path }) => (path.startsWith('/tags') ? { status: 200, body: { type: 'list', data: [] } } : done);
    const { error } = await write('conversation_tags.attach', { conversation_id: ['1', '2'], id: 'Nothing', admin_id: '7' });
    expect(error).toMatchObject({ code: 'input_invalid', field: 'id' });
    expect(paths().every((path) => path.startsWith('/tags'))).toBe(true);
  });
});

test('the tools say where a list may stand', async () => {
  const { tools } = await client.listTools();
  const listed = tools.filter(({ inputSchema }) => JSON.stringify(inputSchema).includes('["string","array"]')).map(({ name }) => name);
  const marked = operations.filter(({ several, tool }) => several && tool !== undefined).map(({ tool }) => tool);
  expect(listed.sort()).toEqual(marked.sort());
});
