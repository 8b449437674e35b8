import { request as httpRequest } from 'node:http';
import { Intercom, IntercomClient, IntercomError } from 'intercom-client';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DriftReport } from '../../calls/drift.ts';
import { type CallsWorld, everyScope, startCalls } from '../../calls/testing/start-calls.ts';
import { type Asked, errorList, type Reply, startIntercom } from '../../calls/testing/start-intercom.ts';
import { serveMounts } from '../../http/testing/serve-mounts.ts';
import { restMount } from './rest.ts';

let intercom: Awaited<ReturnType<typeof startIntercom>>;
let rooms: CallsWorld;
let url: string;
let server: Awaited<ReturnType<typeof serveMounts>>;
const drift: DriftReport[] = [];
let all: Awaited<ReturnType<CallsWorld['group']>>;
let few: Awaited<ReturnType<CallsWorld['group']>>;
let reply: (asked: Asked) => Reply | Promise<Reply>;

const contact = { type: 'contact', id: 'c1', role: 'user', added_later_by_intercom: { kept: true }, email: 'ada@example.com' };
const contactList = { type: 'list', data: [contact], total_count: 1, pages: { type: 'pages', page: 1, per_page: 1, total_pages: 1 } };

beforeAll(async () => {
  intercom = await startIntercom((asked) => reply(asked));
  rooms = await startCalls(intercom.url, { timeoutMs: 1500, onDrift: (report) => drift.push(report) });
  const connection = await rooms.connect('main', 'tok-canary');
  all = await rooms.group('Everything', [[connection, everyScope.filter((scope) => scope !== 'raw_requests:write')]]);
  few = await rooms.group('Support', [[connection, ['contacts:read']]]);
  server = await serveMounts((publicUrl) => [restMount({ ...rooms, publicUrl })]);
  url = server.url;
});

beforeEach(() => {
  intercom.asked.length = 0;
  reply = () => ({ status: 200, body: contactList });
});

afterAll(async () => {
  await server.close();
  await rooms.stop();
  await intercom.stop();
});

interface Sent {
  readonly method?: string;
  readonly body?: unknown;
  readonly secret?: string;
  readonly headers?: Record<string, string>;
}

async function call(path: string, { method = 'GET', body, secret = all.secret, headers = {} }: Sent = {}) {
  const response = await fetch(`${url}/intercom/${path}`, {
    method,
    headers: { authorization: `Bearer ${secret}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: (text === '' ? undefined : JSON.parse(text)) as ErrorList & Record<string, unknown>,
  };
}

interface ErrorList {
  readonly type: string;
  readonly request_id: string;
  readonly errors: readonly { code: string; message: string; field?: string }[];
}

/** `fetch` tidies a path before it sends it; this does not. */
const raw = (path: string, method = 'GET') =>
  new Promise<{ status: number; body: ErrorList }>((resolve, reject) => {
    const { port } = server;
    const request = httpRequest(
      { port, host: '127.0.0.1', path, method, headers: { authorization: `Bearer ${all.secret}` } },
      async (response) => {
        let text = '';
        for await (const chunk of response) text += String(chunk);
        resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) });
      },
    );
    request.on('error', reject).end();
  });

describe('the address', () => {
  test('begins with one slash, however many a base URL and a path make together', async () => {
    expect((await call('default//contacts?per_page=1')).status).toBe(200);
    expect((await raw('/intercom/default///contacts')).status).toBe(200);
    expect(intercom.asked.map(({ path }) => path)).toEqual(['/contacts?per_page=1', '/contacts']);
  });

  test.each([
    ['GET', 'companies/list'],
    ['GET', 'contacts/search'],
    ['PUT', 'conversations/deleted'],
    ['DELETE', 'contacts/find_by_external_id'],
    ['GET', 'contacts/%73earch'],
    ['POST', 'contacts/search/archive'],
  ])('%s /%s is no id: nothing is asked of Intercom', async (method, path) => {
    const { status, body } = await call(`default/${path}`, { method, ...(method === 'GET' ? {} : { body: {} }) });
    expect([status, body.errors[0]?.code]).toEqual([404, 'not_found']);
    expect(intercom.asked).toEqual([]);
  });
});

test("answers Intercom's own body, unchanged, with its headers", async () => {
  const { status, body, headers } = await call('default/contacts?per_page=1');
  expect(status).toBe(200);
  expect(body).toEqual(contactList);
  expect(intercom.asked[0]?.headers).not.toHaveProperty('intercom-version');
  expect(headers.get('x-request-id')).toMatch(/^intercom-/);
  expect(headers.get('x-ratelimit-limit')).toBe('1000');
  expect(intercom.asked[0]).toMatchObject({ method: 'GET', path: '/contacts?per_page=1' });
  expect((await rooms.rows())[0]).toMatchObject({ surface: 'rest', operation: 'contacts.list', outcome: 'ok' });
});

test('reads types out of a query: numbers and booleans', async () => {
  reply = () => ({ status: 200, body: { type: 'segment.list', segments: [] } });
  expect((await call('main/segments?include_count=true')).status).toBe(200);
  expect(intercom.asked[0]?.path).toBe('/segments?include_count=true');
});

test('a field in the path cannot be changed by a field elsewhere', async () => {
  reply = () => ({ status: 200, body: contact });
  expect((await call('default/contacts/c1?contact_id=c2', { method: 'PUT', body: {} })).body.errors[0]).toMatchObject({
    field: 'contact_id',
  });
  expect((await call('default/contacts/c1', { method: 'PUT', body: { contact_id: 'c3', name: 'x' } })).status).toBe(200);
  expect(intercom.asked).toMatchObject([{ path: '/contacts/c1', body: '{"contact_id":"c3","name":"x"}' }]);
  expect((await rooms.rows())[0]).toMatchObject({ target: 'c1' });
});

test('passes the version on', async () => {
  expect((await call('default/contacts', { headers: { 'intercom-version': '2.11' } })).headers.get('intercom-version')).toBe('2.11');
});

test('an empty answer where a list should be is not passed on as if it were one', async () => {
  reply = () => ({ status: 204 });
  const { status, text } = await call('default/tags');
  expect(status).toBe(502);
  expect(text).toContain('upstream_invalid');
});

test('where the group has several connections, the refusal says where one is named', async () => {
  const second = await rooms.connect('second', 'tok-second');
  const [first] = await rooms.store.connections.list();
  if (!first) throw new Error('no connection');
  const { secret } = await rooms.group('Two', [
    [first, ['contacts:read']],
    [second, ['contacts:read']],
  ]);
  const { status, body } = await call('default/contacts', { secret });
  expect([status, body.errors[0]]).toMatchObject([
    400,
    {
      code: 'connection_ambiguous',
      message: expect.stringMatching(/Name one of: .*second.*\/intercom\/NAME\/… in the place of \/intercom\/default/),
    },
  ]);
});

describe('refused', () => {
  const key = () => ({});
  test.each([
    ['without a key', 'default/contacts', { secret: '' }, 401, /^key_/, 'Authorization'],
    ['with a wrong key', 'default/contacts', { secret: 'gh_no' }, 401, /^key_invalid$/, 'Authorization'],
    ['an unknown connection', 'other/contacts', key(), 404, /^connection_unknown$/, 'connection'],
    ['an unknown path', 'default/unicorns', key(), 404, /^not_found$/, undefined],
    ['no path at all', 'default', key(), 404, /^not_found$/, undefined],
    ['a wrong method', 'default/contacts/c1', { method: 'PATCH', body: {} }, 404, /^not_found$/, undefined],
    [
      'an unknown version',
      'default/contacts',
      { headers: { 'intercom-version': '3.0' } },
      400,
      /^intercom_version_invalid$/,
      'Intercom-Version',
    ],
    [
      'a version that Intercom never had',
      'default/contacts',
      { headers: { 'intercom-version': '1.5' } },
      400,
      /^intercom_version_invalid$/,
      'Intercom-Version',
    ],
    ['an unknown field in the query', 'default/contacts?colour=red', key(), 400, /^input_invalid$/, 'colour'],
    ['no number', 'default/contacts?per_page=ten', key(), 400, /^input_invalid$/, 'per_page'],
    ['a number that is too large', 'default/contacts?per_page=1e3', key(), 400, /^input_invalid$/, 'per_page'],
    ['no boolean', 'default/segments?include_count=yes', key(), 400, /^input_invalid$/, 'include_count'],
    ['a field given twice', 'default/contacts?per_page=1&per_page=2', key(), 400, /^input_invalid$/, 'per_page'],
    ['an empty id', 'default/contacts/', key(), 400, /^input_invalid$/, 'path'],
    ['an empty id before a word', 'default/contacts//tags', key(), 400, /^input_invalid$/, 'path'],
    ['an encoded slash', 'default/contacts/a%2farchive', key(), 400, /^input_invalid$/, 'contact_id'],
    ['an encoded backslash', 'default/contacts/a%5Cb', key(), 400, /^input_invalid$/, 'contact_id'],
    ['a null byte', 'default/contacts/a%00b', key(), 400, /^input_invalid$/, 'contact_id'],
    ['half an encoded byte', 'default/contacts/%zz', key(), 400, /^request_malformed$/, 'path'],
    ['an over-long id', `default/contacts/${'x'.repeat(300)}`, key(), 400, /^input_invalid$/, 'contact_id'],
    ['malformed JSON', 'default/contacts/search', { method: 'POST', body: '{"query":' }, 400, /^request_malformed$/, 'body'],
    ['a body that is no object', 'default/contacts/search', { method: 'POST', body: [1] }, 400, /^input_invalid$/, 'body'],
    ['a missing field', 'default/contacts/search', { method: 'POST', body: {} }, 400, /^input_invalid$/, 'query'],
    ['a wrong type', 'default/contacts/search', { method: 'POST', body: { query: 7 } }, 400, /^input_invalid$/, 'query'],
    ['a name twice', 'default/contacts', { method: 'POST', body: '{"email":"a@b.c","email":"d@e.f"}' }, 400, /^input_invalid$/, 'email'],
    [
      'a name twice, in an escape and within',
      'default/contacts',
      { method: 'POST', body: '{"custom_attributes":{"a":1,"\\u0061":2}}' },
      400,
      /^input_invalid$/,
      'custom_attributes.a',
    ],
    ['a prototype', 'default/contacts', { method: 'POST', body: '{"__proto__":{"x":1}}' }, 400, /^input_invalid$/, '__proto__'],
    [
      'a form',
      'default/contacts',
      { method: 'POST', body: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      415,
      /^content_type/,
      'Content-Type',
    ],
    [
      'a huge body',
      'default/contacts',
      { method: 'POST', body: `{"name":"${'x'.repeat(16 * 1024 * 1024)}"}` },
      413,
      /^request_too_large$/,
      undefined,
    ],
  ] as const)('%s', async (_, path, sent, status, code, field) => {
    const answer = await call(path, sent as Sent);
    expect({ status: answer.status, type: answer.body.type }).toEqual({ status, type: 'error.list' });
    expect(answer.body.errors[0]?.code).toMatch(code);
    expect(answer.body.errors[0]?.message.length).toBeGreaterThan(5);
    expect(answer.body.errors[0]?.field).toBe(field);
    expect(answer.body.request_id).toBe(answer.headers.get('x-request-id'));
    expect(intercom.asked).toEqual([]);
  });

  test.each(['.', '..', '%2e', '%2e%2e', '.%2E'])('an id made of dots (%s), even where a URL would swallow it', async (id) => {
    const { status, body } = await raw(`/intercom/default/contacts/${id}`);
    expect(status).toBe(400);
    expect(body.errors[0]).toMatchObject({ code: 'input_invalid', field: 'contact_id' });
    expect((await raw(`/intercom/default/contacts/${id}/archive`, 'POST')).body.errors[0]).toMatchObject({ field: 'contact_id' });
    expect(intercom.asked).toEqual([]);
  });

  test('without the scope: in the shape of Intercom, with scope, group and who can change it', async () => {
    const { status, body } = await call('default/tags', { secret: few.secret });
    expect(status).toBe(403);
    expect(body.errors[0]).toMatchObject({ code: 'scope_missing', scope: 'tags:read', group: 'Support' });
    expect(body.errors[0]?.message).toMatch(/tags:read.*Support.*administrator/);
    expect((await rooms.rows())[0]).toMatchObject({ outcome: 'denied', surface: 'rest' });
  });

  test('an unknown path is audited', async () => {
    await call('default/unicorns/7', { secret: few.secret });
    expect((await rooms.rows())[0]).toMatchObject({ outcome: 'denied', operation: 'GET /unicorns/7' });
  });

  test('a revoked key', async () => {
    const [connection] = await rooms.store.connections.list();
    if (!connection) throw new Error('no connection');
    const { key: made, secret } = await rooms.group('Short', [[connection, ['contacts:read']]]);
    expect((await call('default/contacts', { secret })).status).toBe(200);
    await rooms.store.keys.revoke(made.id, Date.now());
    expect((await call('default/contacts', { secret })).status).toBe(401);
  });
});

describe('what Intercom refuses', () => {
  test.each([
    [404, errorList('not_found', 'User Not Found')],
    [409, errorList('conflict', 'A contact matching those details already exists with id=c9')],
    [422, errorList('data_invalid', 'bad', 'email')],
  ])('%i comes through with its code, message and field', async (status, body) => {
    reply = () => ({ status, body });
    const answer = await call('default/contacts/c1');
    expect(answer.status).toBe(status);
    expect(answer.body.errors).toEqual(body.errors);
  });

  test('a 429 comes with the time to wait', async () => {
    reply = () => ({ status: 429, body: errorList('rate_limit_exceeded', 'x'), headers: { 'retry-after': '15' } });
    const { status, headers, body } = await call('default/contacts/c1');
    expect(status).toBe(429);
    expect(headers.get('retry-after')).toBe('15');
    expect(body.errors[0]?.code).toBe('rate_limit_exceeded');
  });

  test('a 401 is not passed on: it is not the API key that is wrong', async () => {
    reply = ({ path }) =>
      path === '/me'
        ? {
            status: 200,
            body: { type: 'admin', id: '1', name: 'A', email: 'a@b.c', app: { type: 'app', id_code: 'ws-main', name: 'x', region: 'US' } },
          }
        : { status: 401, body: errorList('unauthorized', 'Access Token Invalid') };
    expect((await call('default/contacts/c1')).status).toBe(400);
  });
});

test('a reply whose answer is lost is unknown, with its journal entry', async () => {
  reply = () => undefined;
  const body = { message_type: 'note', type: 'admin', admin_id: '1', body: 'lost' };
  const answer = await call('default/conversations/512/reply', { method: 'POST', body });
  expect(answer.status).toBe(504);
  expect(answer.body.errors[0]).toMatchObject({ code: 'outcome_unknown', retry: 'check', journal_id: expect.any(String) });
  expect(answer.headers.has('retry-after')).toBe(false);
});

describe('a caller that hangs up', () => {
  const hangUp = async (path: string, sent: RequestInit) => {
    const gone = new AbortController();
    let answer = () => {};
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    reply = async ({ method }) => {
      await held;
      return { status: 200, body: method === 'GET' ? contactList : { type: 'conversation', id: '512', state: 'open' } };
    };
    const headers = { authorization: `Bearer ${all.secret}`, 'content-type': 'application/json' };
    const call = fetch(`${url}/intercom/default/${path}`, { ...sent, headers, signal: gone.signal }).catch(() => undefined);
    while (intercom.asked.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    gone.abort();
    await call;
    await new Promise((resolve) => setTimeout(resolve, 100));
    answer();
  };
  const outcome = async (operation: string, wanted: string) => {
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const row = (await rooms.rows()).find((candidate) => candidate.operation === operation);
      if (row?.outcome === wanted) return row;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return undefined;
  };

  test('ends a read, and the audit says so', async () => {
    await hangUp('contacts', {});
    expect(await outcome('contacts.list', 'failed')).toMatchObject({ errorCode: 'cancelled' });
  });

  test('does not end a write that has left: what became of it is recorded', async () => {
    const body = JSON.stringify({ message_type: 'note', type: 'admin', admin_id: '1', body: 'hung up' });
    await hangUp('conversations/512/reply', { method: 'POST', body });
    expect(await outcome('conversations.reply', 'ok')).toMatchObject({ status: 200 });
    expect(intercom.asked).toHaveLength(1);
  });
});

describe("Intercom's official SDK, given our address and key and nothing else", () => {
  const client = (secret = all.secret, maxRetries = 0) =>
    new IntercomClient({ token: secret, environment: `${url}/intercom/default`, maxRetries });

  test('lists, with and without the page that Intercom overlooks', async () => {
    expect((await client().contacts.list({ per_page: 1 })).data[0]?.id).toBe('c1');
    expect((await client().contacts.list({ page: 1, per_page: 1 })).data[0]?.id).toBe('c1');
    expect(intercom.asked[0]?.headers['intercom-version']).toBe('2.14');
  });

  test('reads, searches and replies', async () => {
    reply = () => ({ status: 200, body: { type: 'conversation', id: '512', state: 'open' } });
    expect((await client().conversations.find({ conversation_id: '512', display_as: 'plaintext' })).id).toBe('512');
    const said = { message_type: 'note', type: 'admin', admin_id: '1', body: 'hello' } as const;
    expect((await client().conversations.reply({ conversation_id: '512', body: said })).id).toBe('512');
    expect(JSON.parse(intercom.asked[1]?.body ?? '')).toEqual(said);
    reply = () => ({ status: 200, body: contactList });
    const query = { operator: 'AND', value: [{ field: 'role', operator: '=', value: 'user' }] } as const;
    const found = await client().contacts.search({
      query: query as unknown as Intercom.SearchRequest['query'],
      pagination: { per_page: 5 },
    });
    expect(found.data[0]?.id).toBe('c1');
    expect(JSON.parse(intercom.asked[2]?.body ?? '')).toEqual({ query, pagination: { per_page: 5 } });
  });

  test('gets errors that it understands', async () => {
    const error = await client(few.secret)
      .conversations.find({ conversation_id: '512' })
      .then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
    expect(error).toBeInstanceOf(IntercomError);
    expect(error).toMatchObject({ statusCode: 403, body: { type: 'error.list', errors: [{ code: 'scope_missing' }] } });
    await expect(client('gh_wrong').contacts.list()).rejects.toBeInstanceOf(Intercom.UnauthorizedError);
  });

  test('repeats a 504 blindly; the reply stands once all the same', async () => {
    reply = () => undefined;
    const body = { message_type: 'note', type: 'admin', admin_id: '1', body: 'lost through the SDK' } as const;
    await expect(client(all.secret, 2).conversations.reply({ conversation_id: '512', body })).rejects.toMatchObject({ statusCode: 504 });
    expect(intercom.asked.filter(({ method }) => method === 'POST')).toHaveLength(1);
    expect(
      (await rooms.rows()).filter(({ operation, outcome }) => operation === 'conversations.reply' && outcome === 'unknown').length,
    ).toBeGreaterThanOrEqual(3);
  });
});

test('one odd value in one row costs no page', async () => {
  const rows = Array.from({ length: 150 }, (_, n) => ({ ...contact, id: String(n), phone: n === 7 ? 441234 : null }));
  reply = () => ({ status: 200, body: { ...contactList, data: rows } });
  const answer = await call('default/contacts?per_page=150');
  expect(answer.status).toBe(200);
  expect((JSON.parse(answer.text) as { data: unknown[] }).data).toEqual(rows);
  expect(drift).toContainEqual(expect.objectContaining({ operation: 'contacts.list', field: 'data[].phone', count: 1 }));
});

describe('a write that is asked for again', () => {
  const path = 'main/conversations/512/reply';
  const body = { type: 'admin', message_type: 'note', admin_id: '1', body: 'asked twice' };
  const conversation = { type: 'conversation', id: '512', state: 'open' };
  const key = (value: string) => ({ 'Idempotency-Key': value });

  test('is answered with the first status and body, marked in a header', async () => {
    reply = () => ({ status: 200, body: conversation });
    const first = await call(path, { method: 'POST', body });
    const again = await call(path, { method: 'POST', body });
    expect([first.headers.get('idempotency-replayed'), again.headers.get('idempotency-replayed')]).toEqual([null, 'true']);
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    expect(intercom.asked).toHaveLength(1);
    expect((await call(path, { method: 'POST', body, headers: key('again') })).headers.get('idempotency-replayed')).toBeNull();
  });

  test('is known by its key, which is refused for another write, and where it cannot be one', async () => {
    reply = () => ({ status: 200, body: conversation });
    const headers = key('rest-1');
    await call(path, { method: 'POST', body: { ...body, body: 'keyed' }, headers });
    const reused = await call(path, { method: 'POST', body: { ...body, body: 'other' }, headers });
    expect(reused).toMatchObject({ status: 409, body: { errors: [{ code: 'idempotency_key_reused' }] } });
    const wrong = await call(path, { method: 'POST', body, headers: key('x'.repeat(256)) });
    expect(wrong).toMatchObject({ status: 400, body: { errors: [{ code: 'input_invalid', field: 'Idempotency-Key' }] } });
    reply = () => ({ status: 200, body: contactList });
    expect((await call('main/contacts', { headers: key('x'.repeat(256)) })).status).toBe(200);
  });
});
