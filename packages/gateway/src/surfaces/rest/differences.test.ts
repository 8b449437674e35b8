import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { passes, refusals } from '../../calls/leniency.ts';
import { type CallsWorld, everyScope, startCalls } from '../../calls/testing/start-calls.ts';
import { type Asked, type Reply, startIntercom } from '../../calls/testing/start-intercom.ts';
import { serveMounts } from '../../http/testing/serve-mounts.ts';
import { restMount } from './rest.ts';

/* A case of each entry of the list of differences, so that it says what is so. */

let intercom: Awaited<ReturnType<typeof startIntercom>>;
let rooms: CallsWorld;
let server: Awaited<ReturnType<typeof serveMounts>>;
let reply: (asked: Asked) => Reply;
let fresh: () => Promise<string>;
let narrow: string;

beforeAll(async () => {
  intercom = await startIntercom((asked) => reply(asked));
  rooms = await startCalls(intercom.url);
  const connection = await rooms.connect('main', 'tok-canary');
  const granted = everyScope.filter((scope) => scope !== 'raw_requests:write');
  fresh = async () => (await rooms.group(`Fresh ${Math.random()}`, [[connection, granted]])).secret;
  ({ secret: narrow } = await rooms.group('Narrow', [[connection, ['tags:read']]]));
  server = await serveMounts((publicUrl) => [restMount({ ...rooms, publicUrl })]);
});

beforeEach(() => {
  intercom.asked.length = 0;
  reply = () => ({
    status: 200,
    body: { type: 'list', id: 'c1', data: [], events: [], admins: [], activity_logs: [], conversations: [], segments: [] },
  });
});

afterAll(async () => {
  await server.close();
  await rooms.stop();
  await intercom.stop();
});

interface Sent {
  readonly method?: string;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Record<string, string>;
  readonly key?: string;
}

async function ask(path: string, { method, body, headers = {}, key }: Sent = {}) {
  const response = await fetch(`${server.url}/intercom/main${path}`, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      authorization: `Bearer ${key ?? (await fresh())}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  });
  return { status: response.status, text: await response.text() };
}

const query = '"query":{"field":"email","operator":"=","value":"a@b.c"}';
const reply_ = (kind: string) => `{"type":"admin","message_type":"${kind}","admin_id":"1","snoozed_until":1900000000,"assignee_id":"2"}`;

const passing: Readonly<Record<(typeof passes)[number]['id'], readonly (readonly [path: string, sent?: Sent])[]>> = {
  'unknown-body-fields': [['/contacts', { body: '{"email":"a@b.c","later":{"x":[1]}}' }]],
  bounds: [['/contacts?per_page=9999'], ['/tags', { body: `{"name":"${'x'.repeat(999)}"}` }], ['/tags', { body: '{"name":""}' }]],
  needs: [['/contacts', { body: '{"name":"nobody"}' }]],
  nulls: [['/contacts', { body: '{"email":"a@b.c","name":null,"custom_attributes":null}' }]],
  'empty-values': [
    ['/contacts?starting_after=&per_page='],
    ['/contacts/search', { body: `{${query},"pagination":{"starting_after":""}}` }],
  ],
  ids: [
    ['/contacts/c1/tags', { body: '{"id":7}' }],
    ['/articles', { body: '{"title":"x","author_id":"7"}' }],
  ],
  'earlier-versions': [['/contacts', { body: '{"email":"a@b.c","owner_id":7}', headers: { 'intercom-version': '2.9' } }]],
  'unknown-shapes': [['/contacts', { body: '{"email":{"is":"a@b.c"}}', headers: { 'intercom-version': '2.17' } }]],
  'per-page': [['/tags?per_page=7'], ['/admins?per_page=7']],
  'first-page': [['/contacts?page=1'], ['/contacts?page=4&starting_after=x'], ['/admins?page=1']],
  addresses: [['/events?type=user&email=a@b.c&before=1&since=1'], ['/admins/activity_logs?created_at_after=1&page=2']],
  manners: [['/conversations/1?view=expanded'], ['/conversations?display_as=plaintext'], ['/companies?order=asc'], ['/tags?sort=name']],
  'reply-actions': ['close', 'open', 'snoozed', 'assignment'].map((kind) => ['/conversations/1/reply', { body: reply_(kind) }]),
  'empty-list': [['/contacts/c1', { method: 'DELETE', body: '[]' }]],
  'shown-otherwise': [
    ['/companies', { body: '{"company_id":"c","monthly_spend":155.5,"custom_attributes":{"seats":9,"paid":true}}' }],
    ['/events', { body: '{"event_name":"paid","created_at":1,"email":"a@b.c","metadata":{"price":{"amount":1,"currency":"eur"}}}' }],
    ['/messages', { body: '{"from":{"type":"user","id":"u1"},"body":"hello"}' }],
    ['/export/reporting_data/j1?app_id=a&client_id=c'],
  ],
  'path-again': [['/export/reporting_data/j1?app_id=a&client_id=c&job_identifier=j1']],
  true: [['/segments?include_count=True']],
  'cache-busters': [['/contacts?_=1'], ['/contacts?utf8=%E2%9C%93&utm_source=x']],
};

/** With a test of their own, below. */
const apart = { repeats: true, floods: true, headers: true } as const;

const refused: Readonly<
  Record<Exclude<(typeof refusals)[number]['id'], keyof typeof apart>, readonly (readonly [path: string, sent?: Sent])[]>
> = {
  path: [['/contacts/%2e%2e'], ['/contacts/a%2fb'], [`/contacts/${'x'.repeat(256)}`], ['/contacts//tags'], ['/contacts/search']],
  'query-fields': [['/contacts?email=a@b.c'], ['/contacts?page=2'], ['/tags/7?force=1', { method: 'DELETE' }]],
  'query-twice': [['/contacts?per_page=1&per_page=2']],
  'names-twice': [['/contacts', { body: '{"email":"a@b.c","email":"a@b.c"}' }]],
  proto: [['/contacts', { body: '{"email":"a@b.c","custom_attributes":{"\\u005f_proto__":1}}' }]],
  'not-json': [
    ['/contacts', { body: "{'email':'a@b.c'}" }],
    ['/contacts', { body: new Uint8Array([0x7b, 0xff, 0x7d]) }],
    ['/contacts', { body: `{"x":${'['.repeat(300)}${']'.repeat(300)}}` }],
    ['/contacts', { body: `{"x":${'['.repeat(90_000)}${']'.repeat(90_000)}}` }],
    ['/contacts', { body: 'email=a@b.c', headers: { 'content-type': 'application/x-www-form-urlencoded' } }],
  ],
  'half-characters': [['/contacts', { body: '{"email":"a@b.c","name":"\\ud800"}' }]],
  size: [['/contacts', { body: `{"x":[${'1,'.repeat(200_000)}1]}` }]],
  searches: [['/contacts/search', { body: '{"query":{"operator":"AND","value":[]}}' }]],
  'unknown-addresses': [['/unicorns/7']],
  scopes: [['/contacts', { key: 'narrow' }]],
  digits: [['/contacts', { body: `{"email":"a@b.c","n":${'9'.repeat(101)}}` }]],
};

describe.each(passes.map(({ id, what }) => [id, what] as const))('passes: %s (%s)', (id) => {
  test.each(passing[id].map((one) => [one[0], one[1]] as const))('%s %j', async (path, sent) => {
    expect(await ask(path, sent)).toMatchObject({ status: 200 });
    expect(intercom.asked).toHaveLength(1);
    if (sent?.body !== undefined) expect(intercom.asked[0]?.body).toBe(sent.body);
  });
});

/** Those that take more than one call, or are no refusal: tests below. */
const others = refusals.flatMap(({ id, what }) => (id in apart ? [] : [[id as keyof typeof refused, what] as const]));

describe.each(others)('is refused: %s (%s)', (id) => {
  const cases = refused[id].map((one) => [one[0], one[1] ?? {}] as const);
  test.each(cases)('%s', async (path, sent) => {
    const { status, text } = await ask(path, sent.key === 'narrow' ? { ...sent, key: narrow } : sent);
    expect(text).toMatch(/^\{"type":"error\.list"/);
    expect([400, 403, 404, 413, 415]).toContain(status);
    expect(intercom.asked).toEqual([]);
  });
});

test('is refused: the same write again, answered as the first was', async () => {
  const key = await fresh();
  reply = () => ({ status: 200, body: `{"type":"conversation","id":"1","n":${intercom.asked.length}}` });
  const body = '{"type":"admin","message_type":"note","admin_id":"1","body":"once"}';
  const answers = [await ask('/conversations/1/reply', { key, body }), await ask('/conversations/1/reply', { key, body: ` ${body}` })];
  expect(answers[1]).toEqual(answers[0]);
  expect(intercom.asked).toHaveLength(1);
});

test('a reply that closes is recorded as what it does, and twice is twice', async () => {
  const key = await fresh();
  reply = () => ({ status: 200, body: { type: 'conversation', id: '1' } });
  const close = () => ask('/conversations/1/reply', { key, body: reply_('close') });
  expect([(await close()).status, (await close()).status]).toEqual([200, 200]);
  expect(intercom.asked.map(({ path }) => path)).toEqual(['/conversations/1/reply', '/conversations/1/reply']);
  expect((await rooms.rows())[0]).toMatchObject({ operation: 'conversations.manage', target: '1' });
});

test('is refused: from the sixty-first refusal within a minute on, with 429', async () => {
  const key = await fresh();
  const statuses: number[] = [];
  for (let count = 0; count < 62; count += 1) statuses.push((await ask('/contacts?colour=red', { key })).status);
  expect([statuses[0], statuses.at(-1)]).toEqual([400, 429]);
});

test('headers of the caller stay here', async () => {
  await ask('/contacts', { headers: { 'if-none-match': '"x"', 'user-agent': 'mine/1', 'x-own': 'y' } });
  const { headers } = intercom.asked[0] ?? {};
  for (const name of ['if-none-match', 'x-own']) expect(headers).not.toHaveProperty(name);
  expect(headers?.['user-agent']).not.toBe('mine/1');
});

describe('a body that costs more than it looks', () => {
  const keys = (count: number) => Array.from({ length: count }, (_, index) => `"k${index}":1`).join(',');
  /* Before it took the square of their number: 10,000 some 14 s of CPU. A test that ends is the measure. */
  test.each([
    [
      'in a list within',
      '/conversations/1/reply',
      `{"type":"admin","message_type":"note","admin_id":"1","body":"x","attachment_files":[{"content_type":"a","data":"b","name":"c",${keys(60_000)}}]}`,
    ],
    ['beside what is known', '/contacts/search', `{${query},"pagination":{"per_page":5,${keys(60_000)}}}`],
    ['long digits within a text', '/contacts', `{"email":"a@b.c","name":"ref: ${'9'.repeat(200)}"}`],
  ])('%s', async (_, path, body) => {
    expect((await ask(path, { body })).status).toBe(200);
  });
});

test('a form is the same write whatever separates its parts', async () => {
  const key = await fresh();
  reply = () => ({ status: 200, body: { type: 'conversation', id: '1' } });
  const form = (boundary: string) => ({
    key,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: `--${boundary}\r\ncontent-disposition: form-data; name="body"\r\n\r\nonce\r\n--${boundary}--\r\n`,
  });
  await ask('/conversations/1/reply', form('aa'));
  await ask('/conversations/1/reply', form('bb'));
  expect(intercom.asked).toHaveLength(1);
});

test.each([
  ['nothing in the place of a value', '"created_at":null,"attachment_urls":[]'],
  ['a number where an id is text', '"admin_id":1'],
])('%s is the same write', async (_, more) => {
  const key = await fresh();
  reply = () => ({ status: 200, body: { type: 'conversation', id: '1' } });
  const said = '"type":"admin","message_type":"note","body":"once more"';
  await ask('/conversations/1/reply', { key, body: `{${said},"admin_id":"1"}` });
  await ask('/conversations/1/reply', { key, body: `{${said},${more.includes('admin_id') ? more : `"admin_id":"1",${more}`}}` });
  expect(intercom.asked).toHaveLength(1);
});

test.each(['form-data;\r\n name="_method"', 'form-data; name="_m\\ethod"'])('a method in disguise (%j) is refused', async (disposition) => {
  const body = `--aa\r\ncontent-disposition: ${disposition}\r\n\r\nDELETE\r\n--aa--\r\n`;
  const { status } = await ask('/contacts/c1/tags', { body, headers: { 'content-type': 'multipart/form-data; boundary=aa' } });
  expect(status).toBe(400);
  expect(intercom.asked).toEqual([]);
});
