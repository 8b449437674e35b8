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

const refused: Readonly<Record<Exclude<(typeof refusals)[number]['id'], 'repeats'>, readonly (readonly [path: string, sent?: Sent])[]>> = {
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
};

describe.each(passes.map(({ id, what }) => [id, what] as const))('passes: %s (%s)', (id) => {
  test.each(passing[id].map((one) => [one[0], one[1]] as const))('%s %j', async (path, sent) => {
    expect(await ask(path, sent)).toMatchObject({ status: 200 });
    expect(intercom.asked).toHaveLength(1);
    if (sent?.body !== undefined) expect(intercom.asked[0]?.body).toBe(sent.body);
  });
});

/** Of the same write again, the test below. */
const others = refusals.flatMap(({ id, what }) => (id === 'repeats' ? [] : [[id, what] as const]));

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
