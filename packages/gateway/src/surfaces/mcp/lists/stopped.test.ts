import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type CallsWorld, everyScope, startCalls } from '../../../calls/testing/start-calls.ts';
import { type Asked, type Reply, startIntercom } from '../../../calls/testing/start-intercom.ts';
import { serveMounts } from '../../../http/testing/serve-mounts.ts';
import { mcpMount } from '../http.ts';

/** What passes by itself, in the middle of a reading. */

type Row = Record<string, unknown>;

let intercom: Awaited<ReturnType<typeof startIntercom>>;
let rooms: CallsWorld;
let server: Awaited<ReturnType<typeof serveMounts>>;
let client: Client;
let answer: (asked: Asked) => Reply | Promise<Reply>;

const contact = (id: number) => ({ type: 'contact', id: `c${id}`, external_id: `e${id}`, role: id % 2 ? 'lead' : 'user' });
/** Four pages of ten. */
const page = (number: number): Reply => ({
  status: 200,
  body: {
    type: 'list',
    data: Array.from({ length: 10 }, (_, index) => contact(10 * number + index)),
    total_count: 40,
    pages: { type: 'pages', page: number + 1, total_pages: 4, ...(number < 3 ? { next: { starting_after: `p${number + 1}` } } : {}) },
  },
});
const pageOf = ({ path }: Asked) => Number(/starting_after=p(\d)/.exec(path)?.[1] ?? 0);
const used: Reply = {
  status: 429,
  body: { type: 'error.list', errors: [{ code: 'rate_limit_exceeded', message: 'Exceeded' }] },
  headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + 3600) },
};

beforeAll(async () => {
  intercom = await startIntercom((asked) => answer(asked));
  rooms = await startCalls(intercom.url);
  server = await serveMounts((publicUrl) => [mcpMount({ ...rooms, publicUrl })]);
});

/** A connection of its own for each: what is used up of one is not used up of the next. */
let turn = 0;
beforeEach(async () => {
  turn += 1;
  answer = (asked) => page(pageOf(asked));
  const { secret } = await rooms.group(`Group ${turn}`, [[await rooms.connect(`main-${turn}`, `tok-${turn}`), everyScope]]);
  client = new Client({ name: 'test', version: '1' });
  const requestInit = { headers: { authorization: `Bearer ${secret}` } };
  await client.connect(new StreamableHTTPClientTransport(new URL(`${server.url}/mcp`), { requestInit }));
  return () => client.close();
});

afterAll(async () => {
  await server.close();
  await rooms.stop();
  await intercom.stop();
});

async function call(given: Row): Promise<Row> {
  const { content } = await client.callTool({ name: 'intercom_list_all_contacts', arguments: given });
  return JSON.parse((content as { text: string }[])[0]?.text ?? '') as Row;
}

const ids = (answer: Row) => (answer['rows'] as Row[]).map(({ id }) => id);
const failing = (from: number) => (asked: Asked) => (pageOf(asked) >= from ? used : page(pageOf(asked)));

test('what was read stays, with where to go on', async () => {
  answer = failing(2);
  const told = await call({ all: true, fields: ['id'] });
  expect(ids(told)).toHaveLength(20);
  expect(told).toMatchObject({ total: 40, read: 20, incomplete: expect.stringMatching(/20 of 40 rows \(.*rate limit/) });
  answer = (asked) => page(pageOf(asked));
});

test('a count of a part is said to be one', async () => {
  answer = failing(3);
  const where = [{ field: 'role', operator: '=', value: 'lead' }];
  expect(await call({ count: true, where })).toMatchObject({
    count: 15,
    read: 30,
    incomplete: expect.stringContaining('30 of 40'),
    next: {},
  });
  expect(await call({ group_by: 'role' })).toMatchObject({ error: { code: 'upstream_rate_limited' } });
});

test('when nothing was read it is a refusal', async () => {
  answer = failing(0);
  expect(await call({ all: true })).toMatchObject({ error: { code: 'upstream_rate_limited', retry: 'later' } });
});

test('for each row: those that were asked for', async () => {
  let asked = 0;
  answer = (one) => {
    if (!/\/contacts\/c\d+$/.test(one.path)) return page(pageOf(one));
    asked += 1;
    return asked > 3 ? used : { status: 200, body: contact(asked) };
  };
  const told = await call({ each: { operation: 'contacts.get', input: { contact_id: '{id}' } }, per_page: 10 });
  expect(ids(told)).toHaveLength(3);
  expect(told).toMatchObject({
    asked_for: 3,
    incomplete: expect.stringMatching(/Asked for 3 rows.*rate limit/),
    next: { each: { from: 3 } },
  });
});

test('for each row: of one that takes more than a call may, what was read is given and said, and the others are gone on with', async () => {
  answer = (one) => {
    const [, number] = /starting_after=(?:c|q)(\d+)/.exec(one.path) ?? [];
    if (number === undefined) return page(0);
    const body = { type: 'list', data: [contact(1000 + Number(number))], pages: { next: { starting_after: `q${Number(number) + 1}` } } };
    return { status: 200, body };
  };
  const told = await call({ each: { operation: 'contacts.list', input: { starting_after: '{id}' } }, per_page: 10 });
  expect(ids(told)).toHaveLength(39);
  expect(told).toMatchObject({
    asked_for: 0,
    incomplete: expect.stringContaining('Of c0 only a part was read'),
    next: { each: { from: 1 } },
  });
});

test('for each row: one that is gone is told beside the others', async () => {
  answer = (one) => {
    if (!/\/contacts\/c\d+$/.test(one.path)) return page(pageOf(one));
    return one.path.endsWith('c2')
      ? { status: 404, body: { errors: [{ code: 'not_found', message: 'x' }] } }
      : { status: 200, body: contact(Number(one.path.slice(-1))) };
  };
  const told = await call({ each: { operation: 'contacts.get', input: { contact_id: '{id}' } }, per_page: 10 });
  expect(told).toMatchObject({ failed: [{ of: 'c2', code: 'upstream_not_found' }] });
  expect(ids(told)).toHaveLength(9);
});

test('for each row: whoever asks is told for how many', async () => {
  const heard = Promise.withResolvers<void>();
  answer = async (one) => {
    if (!/\/contacts\/c\d+$/.test(one.path)) return page(pageOf(one));
    if (!one.path.endsWith('c0')) await heard.promise;
    return { status: 200, body: contact(Number(one.path.slice(-1))) };
  };
  const told: unknown[] = [];
  const onprogress = (progress: unknown) => {
    told.push(progress);
    heard.resolve();
  };
  const each = { operation: 'contacts.get', input: { contact_id: '{id}' } };
  await client.callTool({ name: 'intercom_list_all_contacts', arguments: { each, per_page: 10 } }, { onprogress });
  expect(told[0]).toEqual({ progress: 1, total: 40, message: '1 of 40 rows asked for' });
});
