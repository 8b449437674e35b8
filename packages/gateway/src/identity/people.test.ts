import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { GatewayError } from '../errors.ts';
import { type OpenStore, openStore } from '../store/store.ts';
import { late } from '../store/testing/late.ts';
import type { People } from './identity.ts';
import { createPeople } from './people.ts';
import { createSignInAttempts } from './sign-in-attempts.ts';

const password = 'correct horse battery';
const ada = { name: 'Ada', email: 'Ada@Example.com', password };
let now = Date.now();
const clock = { now: () => now, sleep: async () => {} };
const secret = 'S3cret-of-thirty-two-characters-and-more';
const noHeaders = new Headers();

let store: OpenStore;
let people: People;

beforeEach(async () => {
  now = Date.now();
  store = await openStore({ dataDir: ':memory:' });
  people = createPeople({
    store,
    clock,
    attempts: createSignInAttempts(clock),
    database: store.database,
    publicUrl: 'http://127.0.0.1:4400',
    secret,
  });
});
afterEach(async () => {
  await people.ready();
  await store.close();
});

async function refusal(attempt: Promise<unknown>): Promise<GatewayError> {
  const error = await attempt.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (error instanceof GatewayError) return error;
  throw error ?? new Error('was not refused');
}

/** What a browser sends back. */
const toCookies = (cookies: readonly string[]) => new Headers({ cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; ') });

async function join(account = ada): Promise<string> {
  const { userId } = await people.createAccount(account);
  await store.members.add({
    id: `member of ${userId}`,
    userId,
    name: account.name,
    email: account.email,
    role: 'member',
    createdAt: 1,
    version: 1,
  });
  return userId;
}

test('a member signs in, is known by the cookie, and signs out', async () => {
  const userId = await join();
  const session = await people.signIn('ada@example.com', password, noHeaders);
  expect(session.userId).toBe(userId);
  const headers = toCookies(session.cookies);
  expect(await people.verify(headers)).toEqual({
    kind: 'member',

    id: `member of ${userId}`,
    name: 'Ada',
    role: 'member',
  });
  const end = await people.signOut(headers);
  for (const cookie of end.cookies) expect(cookie).toMatch(/^gatehouse[_.]/);
  expect(end.cookies.find((cookie) => cookie.startsWith('gatehouse_session='))).toMatch(/^gatehouse_session=;.*Max-Age=0/);
  expect((await refusal(people.verify(headers))).code).toBe('session_missing');
});

test('a session that the browser still has is no part of signing in again, and goes on', async () => {
  await join();
  const first = toCookies((await people.signIn(ada.email, password, noHeaders)).cookies);
  const again = new Headers([...first, ['user-agent', 'A browser'], ['x-forwarded-for', '203.0.113.7']]);
  const second = toCookies((await people.signIn(ada.email, password, again)).cookies);
  expect(second.get('cookie')).not.toBe(first.get('cookie'));
  for (const headers of [first, second]) expect((await people.verify(headers)).name).toBe('Ada');
  const { rows } = await sql`select userAgent, ipAddress from signin_sessions order by userAgent`.execute(store.database.db);
  // No header that anybody can write says where somebody is.
  expect(rows).toEqual(['', 'A browser'].map((userAgent) => ({ userAgent, ipAddress: '' })));
});

test('a session lasts a week from the sign-in, however much it is used', async () => {
  await join();
  const session = toCookies((await people.signIn(ada.email, password, noHeaders)).cookies);
  const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
  await sql`update signin_sessions set expiresAt = ${inAnHour}`.execute(store.database.db);
  await people.verify(session);
  const { rows } = await sql`select expiresAt from signin_sessions`.execute(store.database.db);
  expect(rows).toEqual([{ expiresAt: inAnHour }]);
});

test('the cookie is for this site and for HTTP alone, and for HTTPS alone where the gateway has it', async () => {
  await join();
  const cookieOf = async (publicUrl: string) => {
    const one = createPeople({ store, clock, attempts: createSignInAttempts(clock), database: store.database, publicUrl, secret });
    const { cookies } = await one.signIn(ada.email, password, noHeaders);
    expect(cookies).toHaveLength(2);
    expect(cookies[1]?.replace(/=[^;]+/, '=…')).toMatch(
      /^gatehouse_device=…; Max-Age=15552000; Path=\/api; HttpOnly; SameSite=Lax(; Secure)?$/,
    );
    expect(cookies[1]?.includes('Secure')).toBe(publicUrl.startsWith('https:'));
    return cookies[0]?.replace(/=[^;]+/, '=…');
  };
  expect(await cookieOf('http://127.0.0.1:4400')).toBe('gatehouse_session=…; Max-Age=604800; Path=/; HttpOnly; SameSite=Lax');
  expect(await cookieOf('https://gate.example.com')).toBe('gatehouse_session=…; Max-Age=604800; Path=/; HttpOnly; Secure; SameSite=Lax');
});

test('a cookie that is missing, changed or of another installation signs nobody in', async () => {
  await join();
  const { cookies } = await people.signIn(ada.email, password, noHeaders);
  const cookie = toCookies(cookies.slice(0, 1)).get('cookie') ?? '';
  const other = createPeople({
    store,
    clock,
    attempts: createSignInAttempts(clock),
    database: store.database,
    publicUrl: 'http://127.0.0.1:4400',
    secret: `${secret}x`,
  });
  for (const attempt of [
    people.verify(noHeaders),
    people.verify(new Headers({ cookie: '' })),
    people.verify(new Headers({ cookie: `${cookie.slice(0, -8)}AAAAAAA=` })),
    people.verify(new Headers({ cookie: cookie.replace(/\..*$/, '') })),
    people.verify(new Headers({ cookie: 'gatehouse_session=x.y' })),
    other.verify(new Headers({ cookie })),
  ]) {
    expect((await refusal(attempt)).code).toBe('session_missing');
  }
  expect((await people.verify(new Headers({ cookie }))).name).toBe('Ada');
});

test('removing an account ends its sessions at once', async () => {
  const userId = await join();
  const session = toCookies((await people.signIn(ada.email, password, noHeaders)).cookies);
  await people.removeAccount(userId);
  expect((await sql`select * from signin_users`.execute(store.database.db)).rows).toEqual([]);
  expect((await refusal(people.verify(session))).code).toBe('session_missing');
  expect((await refusal(people.signIn(ada.email, password, noHeaders))).code).toBe('sign_in_refused');
  await people.createAccount(ada);
});

test('somebody who is no longer a member is signed in no longer', async () => {
  await store.members.add({ id: 'chief', userId: 'u', name: 'C', email: 'c@example.com', role: 'admin', createdAt: 1, version: 1 });
  const userId = await join();
  const headers = toCookies((await people.signIn(ada.email, password, noHeaders)).cookies);
  await store.members.remove(`member of ${userId}`);
  expect((await refusal(people.verify(headers))).code).toBe('session_missing');
});

describe('an account', () => {
  test.each([
    ['name', { ...ada, name: '  ' }],
    ['email', { ...ada, email: 'ada' }],
    ['password', { ...ada, password: 'too short 1' }],
    ['password', { ...ada, password: 'x'.repeat(129) }],
    ['password', { ...ada, password: 'Welcome2026!!' }],
    ['password', { ...ada, password: 'example.ada.1' }],
    ['password', { ...ada, password: 'my.organisation' }],
    ['name', { ...ada, name: 'n'.repeat(101) }],
    ['email', { ...ada, email: `${'e'.repeat(243)}@example.com` }],
    ['role', { ...ada, role: 'admin' }],
  ])('is refused for its %s', async (field, account) => {
    const error = await refusal(people.createAccount(account));
    expect(error.code).toBe('input_invalid');
    expect(error.details.field).toBe(field);
    expect(JSON.stringify(error.details)).not.toContain(account.password);
  });

  test.each([
    { name: 'A', email: 'a@example.com', password: 'nine otters ' },
    { name: 'n'.repeat(100), email: `${'e'.repeat(242)}@example.com`, password: 'nine otters '.repeat(11).slice(0, 127).concat('q') },
  ])('of the shortest and the longest that is allowed is made', async (account) => {
    const userId = await join(account);
    expect((await people.signIn(account.email, account.password, noHeaders)).userId).toBe(userId);
  });

  test('is made with its password or not at all', async () => {
    await sql`create trigger full before insert on signin_accounts begin select raise(abort, 'disk full'); end`.execute(store.database.db);
    await expect(people.createAccount(ada)).rejects.toThrow();
    expect((await sql`select * from signin_users`.execute(store.database.db)).rows).toEqual([]);
  });

  test('is made once for an email address, also by many at once', async () => {
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => people.createAccount(ada)));
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'conflict', details: { field: 'email' } });
    }
    expect((await refusal(people.createAccount({ ...ada, email: 'ADA@EXAMPLE.COM' }))).code).toBe('conflict');
  });

  test('that a crash left without a member gives its address free after a while', async () => {
    await people.createAccount(ada);
    expect((await refusal(people.createAccount(ada))).code).toBe('conflict');
    // The library stamps accounts with the time of the day, however slow the machine is.
    const { rows } = await sql<{ createdAt: string }>`select createdAt from signin_users`.execute(store.database.db);
    now = Date.parse(rows[0]?.createdAt ?? '') + 59_999;
    expect((await refusal(people.createAccount(ada))).code).toBe('conflict');
    now += 1;
    await join();
    now = Date.now() + 122_000;
    expect((await refusal(people.createAccount(ada))).code).toBe('conflict');
  });

  test('that a crash left, and that cannot be removed, is not said to be somebody', async () => {
    await people.createAccount(ada);
    now = Date.now() + 61_000;
    await sql`create trigger full before delete on signin_users begin select raise(abort, 'disk full'); end`.execute(store.database.db);
    await expect(people.createAccount(ada)).rejects.toThrow('disk full');
  });

  test('keeps no password that can be read', async () => {
    await people.createAccount(ada);
    const { rows } = await sql<{ password: string }>`select password from signin_accounts`.execute(store.database.db);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.password).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/);
  });
});

test('a wrong address and a wrong password are refused alike, with nothing of either in the error', async () => {
  await join();
  const errors = await Promise.all([
    refusal(people.signIn(ada.email, 'another password', noHeaders)),
    refusal(people.signIn('nobody@example.com', password, noHeaders)),
    refusal(people.signIn('not an address', password, noHeaders)),
    refusal(people.signIn(ada.email, 'x'.repeat(129), noHeaders)),
  ]);
  for (const error of errors) {
    expect(error.code).toBe('sign_in_refused');
    expect(error.details).toEqual(errors[0]?.details);
    expect(error.cause).toBeUndefined();
  }
});

test('guessing is stopped after ten failures, also when all guesses come at once', async () => {
  await join();
  const guesses = Array.from({ length: 30 }, (_, index) => refusal(people.signIn(ada.email, `wrong password ${index}`, noHeaders)));
  const codes = (await Promise.all(guesses)).map((error) => error.code);
  expect(codes.filter((code) => code === 'sign_in_refused')).toHaveLength(10);
  expect((await refusal(people.signIn(ada.email, password, noHeaders))).code).toBe('rate_limited');
  now += 15 * 60_000;
  await people.signIn(ada.email, password, noHeaders);
});

test('strangers who guess do not keep out whoever signed in from this browser before', async () => {
  await join();
  const attempts = createSignInAttempts(clock);
  const one = createPeople({ store, clock, attempts, database: store.database, publicUrl: 'http://127.0.0.1:4400', secret });
  const browser = toCookies((await one.signIn(ada.email, password, noHeaders, '192.0.2.1')).cookies);
  for (let guess = 0; guess < 50; guess++) await attempts.begin({ email: ada.email, origin: `192.0.2.${1 + (guess % 5)}` });
  const limited = async (headers: Headers) => (await refusal(one.signIn(ada.email, password, headers, '192.0.2.1'))).code;
  expect(await limited(noHeaders)).toBe('rate_limited');
  await one.signIn(ada.email, password, browser, '192.0.2.1');
  // It is known for this account alone, as it was signed, and for half a year.
  expect((await refusal(one.signIn('bob@example.com', password, browser, '192.0.2.9'))).code).toBe('sign_in_refused');
  expect(await limited(new Headers({ cookie: (browser.get('cookie') ?? '').replace(/(gatehouse_device=[^.]+\.)\d/, '$18') }))).toBe(
    'rate_limited',
  );
  const inHalfAYear = { now: () => now + 180 * 24 * 3_600_000, sleep: async () => {} };
  const later = createPeople({ store, clock: inHalfAYear, attempts, database: store.database, publicUrl: 'http://127.0.0.1:4400', secret });
  expect((await refusal(later.signIn(ada.email, password, browser, '192.0.2.1'))).code).toBe('rate_limited');
});

test('whoever signs in has their failures forgotten by then', async () => {
  await join();
  const attempts = createSignInAttempts(clock);
  const slow = createPeople({
    store,
    clock,
    attempts: { begin: async (who) => late(await attempts.begin(who)) },
    database: store.database,
    publicUrl: 'http://127.0.0.1:4400',
    secret,
  });
  for (let failure = 0; failure < 9; failure++) await attempts.begin({ email: ada.email });
  await slow.signIn(ada.email, password, noHeaders);
  await attempts.begin({ email: ada.email });
});

test('a store that fails refuses nobody their password', async () => {
  await join();
  await sql`alter table signin_accounts rename to gone`.execute(store.database.db);
  await expect(people.signIn(ada.email, password, noHeaders)).rejects.not.toMatchObject({ code: 'sign_in_refused' });
});

test('the library says nothing on the console and asks nothing of the network', async () => {
  const said = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) => vi.spyOn(console, name));
  const fetched = vi.spyOn(globalThis, 'fetch');
  await join();
  await refusal(people.signIn(ada.email, 'wrong password', noHeaders));
  await people.signIn(ada.email, password, noHeaders);
  for (const spy of [...said, fetched]) expect(spy).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});

test('somebody without a cookie is told at once, whatever state the sign-in library is in', async () => {
  const broken = createPeople({
    store,
    clock,
    attempts: createSignInAttempts(clock),
    database: store.database,
    publicUrl: 'not an address',
    secret,
  });
  expect((await refusal(broken.verify(noHeaders))).code).toBe('session_missing');
  await expect(broken.verify(new Headers({ cookie: 'gatehouse_session=x' }))).rejects.not.toBeInstanceOf(GatewayError);
});
