import { createIntercom } from '@gatehouse/connector';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type CallsWorld, everyScope, startCalls } from '../../calls/testing/start-calls.ts';
import { type Asked, errorList, type Reply, startIntercom } from '../../calls/testing/start-intercom.ts';
import { serveMounts } from '../../http/testing/serve-mounts.ts';
import { mcpMount } from '../mcp/http.ts';
import { restMount } from './rest.ts';

/* What code that was written for Intercom sends and reads, by kinds of what went wrong once. */

let intercom: Awaited<ReturnType<typeof startIntercom>>;
let rooms: CallsWorld;
let server: Awaited<ReturnType<typeof serveMounts>>;
let strict: Awaited<ReturnType<typeof serveMounts>>;
let reply: (asked: Asked) => Reply;
/** A key that was never refused: refusals of one are bounded. */
let fresh: () => Promise<string>;
let key: string;

beforeAll(async () => {
  intercom = await startIntercom((asked) => reply(asked));
  rooms = await startCalls(intercom.url);
  const connection = await rooms.connect('main', 'tok-canary');
  fresh = async () => (await rooms.group(`Fresh ${Math.random()}`, [[connection, everyScope]])).secret;
  server = await serveMounts((publicUrl) => [restMount({ ...rooms, publicUrl }), mcpMount({ ...rooms, publicUrl })]);
  strict = await serveMounts((publicUrl) => [restMount({ ...rooms, publicUrl, strict: true })]);
});

beforeEach(async () => {
  intercom.asked.length = 0;
  key = await fresh();
  reply = () => ({ status: 200, body: { type: 'list', data: [], total_count: 0 } });
});

afterAll(async () => {
  await server.close();
  await strict.close();
  await rooms.stop();
  await intercom.stop();
});

interface Sent {
  readonly method?: string;
  readonly body?: string;
  readonly headers?: Record<string, string>;
  readonly at?: string;
}

async function ask(path: string, { method, body, headers = {}, at = server.url }: Sent = {}) {
  const response = await fetch(`${at}/intercom/main${path}`, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: { authorization: `Bearer ${key}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    redirect: 'manual',
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  const errors = () => (JSON.parse(text) as { errors: { code: string; message: string; field?: string }[] }).errors;
  return { status: response.status, headers: response.headers, text, errors };
}

const contact = '{"type":"contact","id":"c1","email":"a@b.c"}';
/** Digits of it are lost in a number. */
const long = '9007199254740993';

describe('values pass exactly', () => {
  test.each([
    ['an integer', `{"custom_attributes":{"account":${long}},"email":"a@b.c"}`],
    ['below zero', `{"custom_attributes":{"account":-${long}},"email":"a@b.c"}`],
    ['twenty digits, in an unknown field', `{"email":"a@b.c","new":{"deep":[12345678901234567890]}}`],
    ['numbers in other writings', '{"email":"a@b.c","custom_attributes":{"a":1.0,"b":1e2,"c":0.1234567890123456789}}'],
    ['escapes, spaces and order', '{ "name" : "\\u0041\\/é",\n "email":"a@b.c" }\n'],
  ])('%s, to Intercom', async (_, body) => {
    reply = () => ({ status: 200, body: contact });
    expect((await ask('/contacts', { body })).status).toBe(200);
    expect(intercom.asked[0]?.body).toBe(body);
  });

  test.each([
    ['an integer', `{"type":"contact","id":"c1","custom_attributes":{"account":${long}}}`],
    ['spaces, escapes and other numbers', `{ "type":"contact","id":"c1", "n":[1.0,1e2,-0,0.1234567890123456789], "t":"\\u0041\\/" }\n`],
    ['text that looks like one', `{"type":"contact","id":"c1","name":"ref:${long}"}`],
  ])('%s, from Intercom', async (_, body) => {
    reply = () => ({ status: 200, body });
    expect((await ask('/contacts/c1')).text).toBe(body);
  });

  test('of a write that is asked for again, too', async () => {
    const body = `{"type":"contact","id":"c1","custom_attributes":{"account":${long}}}`;
    reply = () => ({ status: 200, body });
    const write = () => ask('/contacts', { body: `{"email":"x@b.c","custom_attributes":{"account":${long}}}` });
    expect([(await write()).text, (await write()).text]).toEqual([body, body]);
    expect(intercom.asked).toHaveLength(1);
    // Another number is another write, however near.
    await ask('/contacts', { body: `{"email":"x@b.c","custom_attributes":{"account":9007199254740992}}` });
    expect(intercom.asked).toHaveLength(2);
  });

  test('over MCP: exact in answers, refused by name in what is asked', async () => {
    reply = () => ({ status: 200, body: `{"type":"contact","id":"c1","name":"Ada","custom_attributes":{"account":${long}}}` });
    const client = new Client({ name: 'test', version: '1' });
    const requestInit = { headers: { authorization: `Bearer ${key}` } };
    await client.connect(new StreamableHTTPClientTransport(new URL(`${server.url}/mcp`), { requestInit }));
    const call = async (name: string, given: Record<string, unknown>) => JSON.stringify(await client.callTool({ name, arguments: given }));
    expect(await call('intercom_run_read_operation', { operation: 'contacts.get', input: { contact_id: 'c'.repeat(24) } })).toContain(long);
    const custom_attributes = { account: Number(long) };
    const asked = await call('intercom_run_write_operation', {
      operation: 'contacts.create',
      input: { email: 'a@b.c', custom_attributes },
    });
    expect(asked).toMatch(/input_invalid.*custom_attributes\.account.*2\^53/);
    expect(intercom.asked).toHaveLength(1);
    await client.close();
  });

  test('through the library: exact in answers, refused by name in what is asked', async () => {
    reply = () => ({ status: 200, body: `{"type":"contact","id":"c1","custom_attributes":{"account":${long}}}` });
    const client = createIntercom({ token: key, baseUrl: `${server.url}/intercom/main` });
    const { custom_attributes: read } = await client.contacts.get({ contact_id: 'c1' });
    expect(read?.['account']).toBe(9007199254740993n);
    const write = client.contacts.create({ email: 'a@b.c', custom_attributes: { account: Number(long) } });
    await expect(write).rejects.toMatchObject({ code: 'input_invalid', errors: [{ field: 'custom_attributes.account' }] });
  });
});

describe('bodies that Intercom takes', () => {
  const query = '"query":{"field":"email","operator":"=","value":"a@b.c"}';
  test.each([
    ['an integer owner', '/contacts', '{"email":"a@b.c","owner_id":991267459}', '2.15'],
    ['an integer owner, where no version is named', '/contacts', '{"email":"a@b.c","owner_id":991267459}', undefined],
    ['an order in short', '/contacts/search', `{${query},"sort":{"field":"created_at","order":"desc"}}`, '2.14'],
    ['an order where the description has none', '/conversations/search', `{${query},"sort":{"field":"created_at","order":"desc"}}`, '2.16'],
    ['a numeric admin', '/conversations/1/reply', '{"type":"admin","message_type":"note","admin_id":991267459,"body":"x"}', '2.16'],
    ['numeric tags', '/contacts/c1/tags', '{"id":123}', '2.16'],
    ['numeric ids in lists', '/tags', '{"name":"x","users":[{"id":123}]}', '2.16'],
    ['lists of attributes', '/contacts', '{"email":"a@b.c","custom_attributes":{"plans":["a","b"],"ids":[1,2]}}', '2.16'],
    ['more rows than there may be', '/contacts/search', `{${query},"pagination":{"per_page":500}}`, '2.16'],
    ['a page beside the cursor', '/contacts/search', `{${query},"pagination":{"per_page":5,"page":1}}`, '2.16'],
    ['the whole next of the page before', '/contacts/search', `{${query},"pagination":{"page":2,"starting_after":"abc"}}`, '2.16'],
    ['no cursor yet', '/contacts/search', `{${query},"pagination":{"per_page":5,"starting_after":null}}`, '2.16'],
    ['an empty cursor', '/contacts/search', `{${query},"pagination":{"per_page":5,"starting_after":""}}`, '2.16'],
    ['no paging at all', '/contacts/search', `{${query},"pagination":null,"sort":null}`, '2.16'],
    ['rows beside the query', '/contacts/search', `{${query},"per_page":5}`, '2.16'],
    ['nulls for what may be left out', '/contacts', '{"email":"a@b.c","phone":null,"name":null,"avatar":null,"owner_id":null}', '2.16'],
    ['fields of a newer version', '/contacts', '{"email":"a@b.c","sms_consent":true,"more":{"deep":[1]}}', '2.16'],
    [
      'fields of a newer version within',
      '/contacts/search',
      '{"query":{"field":"email","operator":"=","value":"a@b.c","boost":2}}',
      '2.16',
    ],
    ['a long text', '/tags', `{"name":"${'x'.repeat(5000)}"}`, '2.16'],
    [
      '700 ids',
      '/contacts/search',
      `{"query":{"field":"id","operator":"IN","value":${JSON.stringify(Array.from({ length: 700 }, String))}}}`,
      '2.16',
    ],
    ['what an early version took', '/contacts', '{"email":["a@b.c"],"user_id":7}', '1.4'],
    ['what a later version will take', '/contacts', '{"email":{"address":"a@b.c"}}', '2.31'],
  ])('%s', async (_, path, body, version) => {
    reply = () => ({ status: 200, body: '{"type":"list","id":"c1","data":[],"conversations":[]}' });
    const { status, text } = await ask(path, { body, headers: version === undefined ? {} : { 'intercom-version': version } });
    expect({ status, text }).toMatchObject({ status: 200 });
    expect(intercom.asked).toMatchObject([{ body }]);
  });

  test.each([
    ['an integer owner in 2.16', '/contacts', '{"email":"a@b.c","owner_id":991267459}', 'input_invalid', 'owner_id'],
    ['a word as a number', '/contacts', '{"email":"a@b.c","signed_up_at":"soon"}', 'input_invalid', 'signed_up_at'],
    [
      'an order that 2.16 refuses',
      '/contacts/search',
      `{${query},"sort":{"field":"created_at","order":"desc"}}`,
      'invalid_sort_order',
      'sort.order',
    ],
  ])('but not %s', async (_, path, body, code, field) => {
    const { status, errors } = await ask(path, { body, headers: { 'intercom-version': '2.16' } });
    expect({ status, ...errors()[0] }).toMatchObject({ status: 400, code, field });
    expect(intercom.asked).toEqual([]);
  });

  test('with GATEHOUSE_STRICT an unknown field is refused by name, at any depth', async () => {
    const at = strict.url;
    expect((await ask('/contacts', { at, body: '{"email":"a@b.c","sms_consent":true}' })).errors()[0]?.field).toBe('sms_consent');
    const deep = '{"query":{"field":"email","operator":"=","value":"a@b.c"},"pagination":{"page":2}}';
    expect((await ask('/contacts/search', { at, body: deep })).errors()[0]?.field).toBe('pagination.page');
  });
});

describe('query fields', () => {
  test.each([
    '/contacts?per_page=500',
    '/contacts?starting_after=',
    '/contacts?page=1&per_page=50',
    '/contacts?page=2&starting_after=abc',
    '/contacts?_=1700000000',
    '/tags?per_page=50&page=1',
    '/companies?page=2&per_page=60',
    '/events?type=user&email=a@b.c&since=1700000000000',
    '/conversations/1?display_as=plaintext',
    '/segments?include_count=True',
  ])('%s passes as it came', async (path) => {
    reply = () => ({ status: 200, body: '{"type":"list","id":"1","data":[],"events":[],"segments":[]}' });
    expect(await ask(path)).toMatchObject({ status: 200 });
    expect(intercom.asked[0]?.path).toBe(path);
  });

  test.each([
    ['/contacts?email=a@b.c', 'email', /would be overlooked.*starting_after/],
    ['/contacts?page=2', 'page', /starting_after/],
    ['/contacts?custom_attributes[plan]=x', 'custom_attributes[plan]', /no query field/],
    ['/tags?name=x', 'name', /it has none/],
    ['/tags?page=2', 'page', /no such pages/],
    ['/companies/scroll?page=2', 'page', /scroll_param/],
    ['/admins/1?page=1', 'page', /no query field/],
  ])('%s is refused by name', async (path, field, message) => {
    const { status, errors } = await ask(path);
    expect({ status, ...errors()[0] }).toMatchObject({ status: 400, code: 'input_invalid', field });
    expect(errors()[0]?.message).toMatch(message);
    expect(intercom.asked).toEqual([]);
  });
});

describe('answers', () => {
  const row = '{"type":"contact","id":"c1"}';
  const list = (pages: string, rows = row) => `{"type":"list","data":[${rows}],"pages":${pages}}`;
  test.each([
    list('{"type":"pages","next":{"page":2,"starting_after":"abc"}}'),
    list('{"type":"pages","next":"https://intercom.example/contacts?page=2"}'),
    list('{"next":null}'),
    list('{}'),
    list('null'),
    list('"odd"'),
    list('{"next":7}'),
    list('{}', `${row},null,"text",7,{"id":null},{"type":"contact","id":{"odd":[]}}`),
  ])('%s', async (body) => {
    reply = () => ({ status: 200, body });
    expect(await ask('/contacts')).toMatchObject({ status: 200, text: body });
  });

  test.each(['{"type":"contact","id":7}', '{"type":"contact"}', '{"errors":[]}'])('of one thing: %s', async (body) => {
    reply = () => ({ status: 200, body });
    expect(await ask('/contacts/c1')).toMatchObject({ status: 200, text: body });
  });

  test.each(['{"data":"odd"}', '{}', '[]', '"text"'])('%s is no list, but in a version whose shapes nobody here knows', async (body) => {
    reply = () => ({ status: 200, body });
    expect(await ask('/contacts')).toMatchObject({ status: 502 });
    expect(await ask('/contacts', { headers: { 'intercom-version': '1.4' } })).toMatchObject({ status: 200, text: body });
  });

  test.each([
    [502, 'text/html', '<html>Bad gateway</html>'],
    [404, 'text/html', '<html>Not found</html>'],
    [403, 'text/html', '<html>awselb</html>'],
    [500, 'text/plain', 'upstream connect error'],
    [503, 'text/plain', 'no healthy upstream'],
  ])('%d %s of a proxy keeps its status, and the error says that it was not Intercom', async (status, type, body) => {
    reply = () => ({ status, body, headers: { 'content-type': type }, between: true });
    const answer = await ask('/contacts/c1');
    expect(answer.status).toBe(status);
    expect(answer.errors()[0]?.message).toMatch(/not Intercom's API that answered/);
    expect(answer.errors()[0]?.message).toContain(type);
  });

  test('a portal that says yes is no answer', async () => {
    reply = () => ({ status: 200, body: '<html>Sign in</html>', headers: { 'content-type': 'text/html' }, between: true });
    const { status, errors } = await ask('/contacts/c1');
    expect(status).toBe(502);
    expect(errors()[0]?.message).toMatch(/not Intercom's API that answered/);
  });
});

describe('headers', () => {
  const window = ['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset'];
  const isTold = (headers: Headers) => window.filter((name) => !/^\d+$/.test(headers.get(name) ?? '')).length === 0;

  test('the rate window stands on every answer, refusals included', async () => {
    reply = () => ({ status: 200, body: '{"type":"list","data":[]}' });
    expect(isTold((await ask('/contacts')).headers)).toBe(true);
    for (const [path, sent, status] of [
      ['/contacts?colour=red', {}, 400],
      ['/unicorns/', {}, 400],
      ['/contacts', { body: '{' }, 400],
      ['/contacts', { body: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 415],
      ['/contacts', { headers: { 'intercom-version': '7' } }, 400],
      ['/fin/start', { body: '{}', headers: {} }, 400],
    ] as const) {
      const answer = await ask(path, sent);
      expect([path, answer.status, isTold(answer.headers)]).toEqual([path, status, true]);
    }
    const own = { 'x-ratelimit-limit': '83', 'x-ratelimit-remaining': '7', 'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + 5) };
    reply = () => ({ status: 404, body: errorList('not_found', 'User Not Found'), headers: own });
    expect((await ask('/contacts/c1')).headers.get('x-ratelimit-remaining')).toBe('7');
  });

  test("a merged contact's 410 keeps its Link, and every refusal Intercom's own body", async () => {
    const link = '</contacts/c2>; rel="canonical"';
    const body =
      '{ "type":"error.list", "request_id":"r", "errors":[{"code":"contact_merged","message":"merged\\u0020away","data":{"more":[1]}}] }';
    reply = () => ({ status: 410, body, headers: { link } });
    const answer = await ask('/contacts/c1');
    expect(answer).toMatchObject({ status: 410, text: body });
    expect(answer.headers.get('link')).toBe(link);
    expect(answer.headers.get('x-request-id')).toMatch(/^intercom-/);
    expect(answer.headers.get('intercom-version')).not.toBeNull();
  });

  test('a Link to the API is one to the gateway', async () => {
    const link = '<https://api.intercom.io/contacts/c2>; rel="canonical"';
    reply = () => ({ status: 410, body: errorList('contact_merged', 'merged'), headers: { link } });
    expect((await ask('/contacts/c1')).headers.get('link')).toBe(`<${server.url}/intercom/main/contacts/c2>; rel="canonical"`);
  });

  test.each([
    ['application/gzip', 'application/gzip'],
    ['application/x-gzip', 'application/x-gzip'],
    ['text/csv; charset=utf-8', 'text/csv; charset=utf-8'],
    ['application/x-ndjson', 'application/x-ndjson'],
    ['text/html', 'application/octet-stream'],
    ['image/svg+xml', 'application/octet-stream'],
  ])('a download of %s comes as %s', async (type, shown) => {
    const disposition = 'attachment; filename="export.csv"';
    reply = () => ({ status: 200, body: 'a,b', headers: { 'content-type': type, 'content-disposition': disposition } });
    const answer = await ask('/download/content/data/7');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, shown]);
    expect(answer.headers.get('content-disposition')).toBe(disposition);
  });

  test.each([
    [400, '{"error_key":"invalid_phone_number","message":"Invalid phone number"}'],
    [422, '{"errors":{"rating":"Rating isn\'t an option"}}'],
    [400, '{"type":"error","request_id":"r","message":"ruleset_id is required"}'],
    [
      409,
      JSON.stringify(
        errorList('conflict', `A contact matching those details already exists with id=5ba682d23d7cf92bef87bfd4 ${'x'.repeat(400)}`),
      ),
    ],
    [429, JSON.stringify(errorList('rate_limit_exceeded', 'Exceeded rate limit'))],
    [500, JSON.stringify(errorList('server_error', 'Server Error'))],
  ])('%d %s arrives unchanged', async (status, body) => {
    reply = () => ({ status, body, headers: { 'retry-after': '60' } });
    expect(await ask('/contacts/c1')).toMatchObject({ status, text: body });
  });
});

describe('errors say what is true', () => {
  const filter = { field: 'role', operator: '=', value: 'user' };
  const group = (value: unknown, operator: unknown = 'AND') => ({ operator, value });
  test.each([
    ['sixteen filters', group(Array.from({ length: 16 }, () => filter)), 'query.value', /16 filters.*15/],
    ['three levels', group([group([group([filter])])]), 'query.value.0.value.0', /level 3.*2 levels/],
    ['a lower-case word', group([filter], 'and'), 'query.operator', /AND.*capitals/],
    ['a word that joins nothing', group([filter], 'XOR'), 'query.operator', /"AND" or "OR"/],
    ['a set with booleans', { field: 'id', operator: 'IN', value: ['a', true] }, 'query.value.1', /text or a number, not true/],
    ['a filter without a value', { field: 'id', operator: '=' }, 'query.value', /is needed/],
    ['a filter without an operator', group([{ field: 'id', value: '1' }]), 'query.value.0.operator', /is needed/],
    ['an operator that is none', { field: 'id', operator: '==', value: '1' }, 'query.operator', /one of = != .*"==" was given/],
    ['a join beside a field', { field: 'id', operator: 'AND', value: '1' }, 'query.operator', /joins filters/],
    ['plain words', 'refunds', 'query', /a filter .* not text/],
    ['a list', [filter], 'query', /not a list/],
    ['an object as a value', { field: 'id', operator: '=', value: { a: 1 } }, 'query.value', /not an object/],
  ])('%s', async (_, query, field, message) => {
    const { status, errors } = await ask('/contacts/search', { body: JSON.stringify({ query }) });
    expect({ status, ...errors()[0] }).toMatchObject({ status: 400, field });
    expect(errors()[0]?.message).toMatch(message);
  });
});

describe('the version', () => {
  test('is that of the app where none is named', async () => {
    await ask('/contacts');
    expect(intercom.asked[0]?.headers).not.toHaveProperty('intercom-version');
    await ask('/contacts/c1', { method: 'PUT', body: '{"name":"x"}' });
    expect(intercom.asked[1]?.headers).not.toHaveProperty('intercom-version');
  });

  test.each(['1.0', '1.4', '2.0', '2.6', '2.7', '2.16', '2.17', '2.99'])('%s passes as it is named', async (version) => {
    expect((await ask('/contacts', { headers: { 'intercom-version': version } })).status).toBe(200);
    expect(intercom.asked[0]?.headers['intercom-version']).toBe(version);
  });

  test.each(['Preview', 'preview', 'Unstable'])('%s is Preview', async (version) => {
    expect((await ask('/contacts', { headers: { 'intercom-version': version } })).status).toBe(200);
    expect(intercom.asked[0]?.headers['intercom-version']).toBe('Preview');
  });

  test.each(['1.5', '3.0', '2', '2.x', 'latest', '2.016', '2.1000'])("%s never was: Intercom's own sentence", async (version) => {
    const { status, errors } = await ask('/contacts', { headers: { 'intercom-version': version } });
    const message = 'The requested version could not be found';
    expect({ status, ...errors()[0] }).toMatchObject({ status: 400, code: 'intercom_version_invalid', message });
    expect(intercom.asked).toEqual([]);
  });
});
