import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Browser, password, publicUrl, startWorld, type World } from './testing/world.ts';

let w: World;
let ada: Browser;
let cleo: Browser;
/** Stands in for ids in the table. */
const ids: Record<string, string> = {};
beforeAll(async () => {
  w = await startWorld();
  ada = await w.claim();
  cleo = await w.join(ada, 'Cleo');
  ids['group'] = (await ada.call('groups.create', { name: 'Support' })).id;
  await ada.call('groups.create', { name: 'Sales' });
  ids['connection'] = (await ada.call('connections.add_token', { accessToken: w.sandbox.mintToken(), name: 'acme' })).id;
  ids['key'] = (await ada.call('keys.create', { groupId: ids['group'], name: 'CI' })).key.id;
  const { members } = await ada.call('members.list', {});
  ids['ada'] = members.find(({ role }) => role === 'admin')?.id ?? '';
  ids['cleo'] = members.find(({ role }) => role === 'member')?.id ?? '';
});
afterAll(() => w.close());

const long = (count: number) => 'x'.repeat(count);
const json = { 'content-type': 'application/json' };

type Row = [
  name: string,
  request: { method?: string; path: string; body?: unknown; headers?: Record<string, string>; as?: 'ada' | 'cleo' | 'nobody' },
  status: number,
  code: string,
  field?: string,
];

test.each<Row>([
  ['not JSON', { path: '/groups', body: '{"name":' }, 400, 'request_malformed', 'body'],
  ['a JSON with a comma too many', { path: '/groups', body: '{"name":"a",}' }, 400, 'request_malformed', 'body'],
  ['NaN', { path: '/groups', body: '{"name":NaN}' }, 400, 'request_malformed', 'body'],
  ['a list', { path: '/groups', body: [] }, 400, 'input_invalid', 'body'],
  ['a text', { path: '/groups', body: '"name"' }, 400, 'input_invalid', 'body'],
  ['null', { path: '/groups', body: 'null' }, 400, 'input_invalid', 'body'],
  ['nothing at all', { path: '/groups', body: '', headers: json }, 400, 'input_invalid', 'name'],
  [
    'a form',
    { path: '/groups', body: 'name=a', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    415,
    'content_type_unsupported',
    'Content-Type',
  ],
  [
    'JSON called text',
    { path: '/groups', body: '{"name":"a"}', headers: { 'content-type': 'text/plain' } },
    415,
    'content_type_unsupported',
    'Content-Type',
  ],
  ['no content type', { path: '/groups', body: '{}', headers: { 'content-type': '' } }, 415, 'content_type_unsupported', 'Content-Type'],
  ['more than 1 MiB', { path: '/groups', body: { name: long(1024 * 1024) } }, 413, 'request_too_large'],
  [
    'more than 1 MiB, said beforehand',
    { path: '/groups', body: '{}', headers: { ...json, 'content-length': '99999999' } },
    413,
    'request_too_large',
  ],
  ['nesting without end', { path: '/groups', body: `{"name":${'['.repeat(100_000)}${']'.repeat(100_000)}}` }, 400, 'input_invalid', 'name'],
  ['a number for a name', { path: '/groups', body: { name: 7 } }, 400, 'input_invalid', 'name'],
  ['an empty name', { path: '/groups', body: { name: '  ' } }, 400, 'input_invalid', 'name'],
  ['an over-long name', { path: '/groups', body: { name: long(101) } }, 400, 'input_invalid', 'name'],
  ['two lines as a name', { path: '/groups', body: { name: 'Support\nIgnore the above' } }, 400, 'input_invalid', 'name'],
  ['letters that hide', { path: '/groups', body: { name: 'Sup\u202eport' } }, 400, 'input_invalid', 'name'],
  ['half of a character', { path: '/groups', body: '{"name":"a\\ud800"}' }, 400, 'input_invalid', 'name'],
  [
    'a character that shows nowhere',
    { path: '/groups', body: { name: 'Fine', description: 'a\u0000b' } },
    400,
    'input_invalid',
    'description',
  ],
  ['a name that is taken', { path: '/groups', body: { name: 'Support' } }, 409, 'conflict', 'name'],
  ['an unknown field', { path: '/groups', body: { name: 'a', colour: 'red' } }, 400, 'input_invalid', 'colour'],
  ['__proto__', { path: '/groups', body: '{"name":"a","__proto__":{"role":"admin"}}' }, 400, 'input_invalid', '__proto__'],
  ['an id in the body', { method: 'PUT', path: '/groups/{group}', body: { id: 'other', name: 'b' } }, 400, 'input_invalid', 'id'],
  ['an unknown query field', { path: '/groups?dry_run=1', body: { name: 'a' } }, 400, 'input_invalid', 'dry_run'],
  ['a field of the body in the query', { path: '/groups?name=a', body: {} }, 400, 'input_invalid', 'name'],
  ['an unknown group', { method: 'DELETE', path: '/groups/nowhere' }, 404, 'not_found', 'id'],
  ['an over-long id', { method: 'DELETE', path: `/groups/${long(101)}` }, 400, 'input_invalid', 'id'],
  ['. as an id', { method: 'DELETE', path: '/groups/.' }, 404, 'not_found'],
  ['.. as an id', { method: 'DELETE', path: '/groups/..' }, 404, 'not_found'],
  ['encoded dots as an id', { method: 'DELETE', path: '/groups/%2e%2e' }, 404, 'not_found'],
  ['an encoded slash as an id', { method: 'DELETE', path: '/groups/a%2fb' }, 404, 'not_found', 'id'],
  ['an encoded way out', { method: 'DELETE', path: '/groups/..%2f..%2fkeys' }, 404, 'not_found', 'id'],
  ['an encoded nothing', { method: 'DELETE', path: '/groups/%00' }, 404, 'not_found', 'id'],
  ['broken encoding', { method: 'DELETE', path: '/groups/%zz' }, 404, 'not_found', 'id'],
  ['an id with quotes', { method: 'DELETE', path: "/groups/' or '1'='1" }, 404, 'not_found', 'id'],
  [
    'a scope that is none',
    { method: 'PUT', path: '/groups/{group}/grants/{connection}', body: { scopes: ['everything'] } },
    400,
    'input_invalid',
    'scopes.0',
  ],
  [
    'scopes as a text',
    { method: 'PUT', path: '/groups/{group}/grants/{connection}', body: { scopes: 'contacts:read' } },
    400,
    'input_invalid',
    'scopes',
  ],
  ['a grant on nothing', { method: 'PUT', path: '/groups/{group}/grants/nowhere', body: { scopes: [] } }, 404, 'not_found', 'connectionId'],
  ['a grant to nobody', { method: 'PUT', path: '/groups/nowhere/grants/{connection}', body: { scopes: [] } }, 404, 'not_found', 'id'],
  ['a member that is none', { method: 'PUT', path: '/groups/{group}/members/nobody', body: {} }, 404, 'not_found', 'memberId'],
  ['a role that is none', { method: 'PUT', path: '/members/{cleo}/role', body: { role: 'owner' } }, 400, 'input_invalid', 'role'],
  ['the last administrator, demoted', { method: 'PUT', path: '/members/{ada}/role', body: { role: 'member' } }, 409, 'conflict', 'role'],
  ['the last administrator, removed', { method: 'DELETE', path: '/members/{ada}' }, 409, 'conflict', 'id'],
  ['a key for nothing', { path: '/keys', body: { groupId: 'nowhere', name: 'a' } }, 404, 'not_found', 'groupId'],
  ['a key of nobody', { method: 'DELETE', path: '/keys/nothing' }, 404, 'not_found', 'id'],
  ['an invitation that is none', { method: 'DELETE', path: '/invitations/nothing' }, 404, 'not_found', 'id'],
  ['a connection named default', { path: '/connections/authorize', body: { name: 'default' } }, 400, 'input_invalid', 'name'],
  ['a connection named with capitals', { path: '/connections/authorize', body: { name: 'Acme Ltd' } }, 400, 'input_invalid', 'name'],
  [
    'a callback of another site',
    { path: '/connections/authorize', body: { callback: 'https://evil.example/' } },
    400,
    'input_invalid',
    'callback',
  ],
  ['an empty access token', { path: '/connections', body: { accessToken: ' ' } }, 400, 'input_invalid', 'accessToken'],
  ['an over-long access token', { path: '/connections', body: { accessToken: long(1001) } }, 400, 'input_invalid', 'accessToken'],
  [
    'an access token that Intercom does not know',
    { path: '/connections', body: { accessToken: 'dG9rOm5v' } },
    400,
    'token_invalid',
    'accessToken',
  ],
  ['a region that is none', { path: '/connections', body: { accessToken: 'dG9rOm5v', region: 'mars' } }, 400, 'input_invalid', 'region'],
  ['a check of nothing', { path: '/connections/nothing/check', body: {} }, 404, 'not_found', 'id'],
  ['a limit that is none', { method: 'GET', path: '/activity?limit=many' }, 400, 'input_invalid', 'limit'],
  ['a limit beyond all limits', { method: 'GET', path: '/activity?limit=201' }, 400, 'input_invalid', 'limit'],
  ['a limit given twice', { method: 'GET', path: '/activity?limit=1&limit=2' }, 400, 'input_invalid', 'limit'],
  ...['since=', 'until=abc', 'before=-1', 'before=1.5', 'limit=0x10', 'limit=1e2', 'limit=0'].map(
    (query): Row => [
      `a number that is none (${query})`,
      { method: 'GET', path: `/activity?${query}` },
      400,
      'input_invalid',
      query.split('=')[0] ?? '',
    ],
  ),
  ['an outcome that is none', { method: 'GET', path: '/activity?outcome=' }, 400, 'input_invalid', 'outcome'],
  ['a filter that is none', { method: 'GET', path: '/activity?password=1' }, 400, 'input_invalid', 'password'],
  ['a wrong password', { path: '/session', body: { email: 'ada@example.com', password: 'wrong' }, as: 'nobody' }, 401, 'sign_in_refused'],
  [
    'an address that nobody has',
    { path: '/session', body: { email: 'eve@example.com', password: 'wrong' }, as: 'nobody' },
    401,
    'sign_in_refused',
  ],
  [
    'an email address that is none',
    { path: '/session', body: { email: 'ada', password: 'wrong' }, as: 'nobody' },
    400,
    'input_invalid',
    'email',
  ],
  [
    'a link that was never made',
    { path: '/invitations/look', body: { token: 'invite_x' }, as: 'nobody' },
    410,
    'invitation_invalid',
    'token',
  ],
  ['a claim link after the claim', { path: '/invitations/look', body: { token: 'claim_x' }, as: 'nobody' }, 409, 'already_claimed'],
  [
    'a short password',
    { path: '/invitations/accept', body: { token: 'a', name: 'a', email: 'a@b.example', password: 'short' }, as: 'nobody' },
    400,
    'input_invalid',
    'password',
  ],
  [
    'an over-long password',
    { path: '/invitations/accept', body: { token: 'a', name: 'a', email: 'a@b.example', password: long(129) }, as: 'nobody' },
    400,
    'input_invalid',
    'password',
  ],
  ['an unknown address', { method: 'GET', path: '/nothing' }, 404, 'not_found'],
  ['an unknown address below a known one', { method: 'GET', path: '/groups/{group}/secrets' }, 404, 'not_found'],
  ['another method', { method: 'PATCH', path: '/groups/{group}', body: {} }, 405, 'method_not_allowed'],
  ['a method that nobody takes', { method: 'OPTIONS', path: '/groups' }, 405, 'method_not_allowed'],
  ['nobody signed in', { method: 'GET', path: '/groups', as: 'nobody' }, 401, 'session_missing'],
  ['nobody signed in, and a bad body', { path: '/groups', body: '{', as: 'nobody' }, 401, 'session_missing'],
  ['a member where an administrator is needed', { path: '/groups', body: { name: 'Mine' }, as: 'cleo' }, 403, 'admin_needed'],
  ['a member who would read the audit', { method: 'GET', path: '/activity', as: 'cleo' }, 403, 'admin_needed'],
  [
    'a member who would make themselves an administrator',
    { method: 'PUT', path: '/members/{cleo}/role', body: { role: 'admin' }, as: 'cleo' },
    403,
    'admin_needed',
  ],
  ['a key for a group of others', { path: '/keys', body: { groupId: '{group}', name: 'a' }, as: 'cleo' }, 404, 'not_found', 'groupId'],
  ['a key of a group of others', { method: 'DELETE', path: '/keys/{key}', as: 'cleo' }, 404, 'not_found', 'id'],
])('%s', async (_, { method = 'POST', path, body, headers, as = 'ada' }, status, code, field) => {
  const browser = { ada, cleo, nobody: w.browser() }[as];
  const before = await w.state();
  const fill = (text: string) => text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => ids[name] ?? whole);
  const reply = await browser.send(method, fill(path), typeof body === 'object' ? JSON.parse(fill(JSON.stringify(body))) : body, headers);
  expect([reply.status, (reply.body as Failure).error.code]).toEqual([status, code]);
  const { error } = reply.body as Failure;
  expect(error).toEqual({
    code,
    message: expect.any(String),
    details: expect.any(Object),
    request_id: reply.headers.get('x-request-id'),
    retry: expect.stringMatching(/^(safe|later|no|check)$/),
  });
  if (field !== undefined) expect([error.details.field, ...(error.details.issues ?? []).map((issue) => issue.field)]).toContain(field);
  // Something to hold on to: what to do, or which field is wrong.
  if (status !== 413 && code !== 'not_found') expect(error.details.fix ?? error.details.issues).toBeDefined();
  if (status === 405) expect(reply.headers.get('allow')).toBeTruthy();
  expect(await w.state()).toBe(before);
  expect(reply.text).not.toContain(password);
  expect(w.failures).toEqual([]);
});

interface Failure {
  readonly error: { code: string; details: { field?: string; fix?: string; issues?: { field: string; problem: string }[] } };
}

test('every complaint is told at once, each at its field', async () => {
  const reply = await ada.send('POST', '/groups', { name: '', description: 7, colour: 'red' });
  expect((reply.body as Failure).error.details.issues).toEqual([
    { field: 'name', problem: 'must not be empty' },
    { field: 'description', problem: 'must be text, not a number' },
    { field: 'colour', problem: 'is not a field of this operation' },
  ]);
});

test('a claim link works once, and the loser of a race changes nothing', async () => {
  const fresh = await startWorld();
  const token = await fresh.claimToken();
  const attempt = (name: string) =>
    fresh.browser().attempt('invitations.accept', { token, name, email: `${name}@example.com`, password, organisation: `${name} Ltd` });
  const replies = await Promise.all(['one', 'two', 'three'].map(attempt));
  // Who comes while the winner's account is being made finds the link in use; who comes later finds an administrator.
  expect(replies.map(({ status }) => status).sort()).toEqual([200, expect.toBeOneOf([409, 410]), expect.toBeOneOf([409, 410])]);
  const before = await fresh.state();
  expect((await attempt('four')).body).toMatchObject({ error: { code: 'already_claimed' } });
  expect(await fresh.state()).toBe(before);
  expect((await fresh.store.members.list()).length).toBe(1);
  await fresh.close();
});

test('a name for the organisation needs a claim link', async () => {
  const { url } = await ada.call('members.invite', { note: 'for Dan' });
  expect(url).toMatch(new RegExp(`^${publicUrl}/join/`));
  const input = { token: url.split('/').at(-1) ?? '', name: 'Dan', email: 'dan@example.com', password };
  const before = await w.state();
  const reply = await w.browser().attempt('invitations.accept', { ...input, organisation: 'Mine now' });
  expect(reply.body).toMatchObject({ error: { code: 'input_invalid', details: { field: 'organisation' } } });
  expect(await w.state()).toBe(before);
  const dan = w.browser();
  expect(await dan.call('invitations.accept', input)).toMatchObject({
    member: { name: 'Dan', role: 'member' },
    organisation: { name: 'Example Ltd' },
  });
  expect(await dan.call('session.read', {})).toMatchObject({ member: { name: 'Dan' } });
});

test('bytes that are no text are refused, and nothing is written', async () => {
  const before = await w.state();
  const body = Buffer.concat([Buffer.from('{"name":"'), Buffer.from([0xc3, 0x28, 0xff]), Buffer.from('"}')]);
  const reply = await ada.go('/api/v1/groups', { method: 'POST', headers: { ...json, origin: publicUrl }, body });
  expect(reply.status).toBe(400);
  expect(reply.text).toMatch(/request_malformed.*UTF-8/);
  expect(await w.state()).toBe(before);
});
