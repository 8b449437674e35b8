import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenStore, openStore } from '../store/store.ts';
import type { Identity } from './identity.ts';
import { createIdentity } from './identity.ts';
import { makePasswordReset } from './password-resets.ts';
import { createSignInAttempts } from './sign-in-attempts.ts';

let now = Date.now();
const clock = { now: () => now, sleep: async () => {} };
const account = { name: 'Ada', email: 'ada@example.com', password: 'correct horse battery' };
const fresh = 'another horse, charged';
const noHeaders = new Headers();
let store: OpenStore;
let identity: Identity;

beforeEach(async () => {
  now = Date.now();
  store = await openStore({ dataDir: ':memory:' });
  identity = createIdentity({
    store,
    clock,
    publicUrl: 'http://127.0.0.1:4400',
    secret: 'S3cret-of-thirty-two-characters-and-more',
    random: randomBytes,
    newId: randomUUID,
    memory: { signInAttempts: createSignInAttempts(clock) },
  });
  const { token } = (await identity.invitations.createClaim()) ?? { token: '' };
  await identity.invitations.accept(token, account);
});
afterEach(() => store.close());

const link = async () => (await makePasswordReset(account.email, { store, clock, randomBytes, newId: randomUUID }))?.token ?? '';
const signIn = (password: string) => identity.people.signIn(account.email, password, noHeaders);
const invalid = expect.objectContaining({ code: 'reset_invalid', details: expect.objectContaining({ field: 'token' }) });

test('a link sets the password once, and every session before it is over', async () => {
  const sessions = [await signIn(account.password), await signIn(account.password)];
  const token = await link();
  expect(token).toMatch(/^reset_[\w-]{43}$/);
  expect(await identity.passwordResets.look(token)).toMatchObject({ name: 'Ada' });
  const answers = await Promise.allSettled([1, 2, 3].map(() => identity.passwordResets.accept(token, fresh)));
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const { cookies } of sessions) {
    const headers = new Headers({ cookie: cookies[0]?.split(';')[0] ?? '' });
    await expect(identity.people.verify(headers)).rejects.toMatchObject({ code: 'session_missing' });
  }
  await expect(signIn(account.password)).rejects.toMatchObject({ code: 'sign_in_refused' });
  await signIn(fresh);
  for (const attempt of [identity.passwordResets.look(token), identity.passwordResets.accept(token, fresh)]) {
    await expect(attempt).rejects.toEqual(invalid);
  }
});

test('it ends after an hour, with the next one, and with the member', async () => {
  const first = await link();
  now += 3_599_999;
  await identity.passwordResets.look(first);
  const second = await link();
  await expect(identity.passwordResets.look(first)).rejects.toEqual(invalid);
  now += 3_600_000;
  await expect(identity.passwordResets.accept(second, fresh)).rejects.toEqual(invalid);
  for (const made_up of ['', 'reset_', '../..', 'x'.repeat(200)]) {
    await expect(identity.passwordResets.look(made_up)).rejects.toEqual(invalid);
  }
  expect(await makePasswordReset('bob@example.com', { store, clock, randomBytes, newId: randomUUID })).toBeUndefined();
});

test('a password that is refused, or cannot be kept, leaves the link and the old one', async () => {
  const token = await link();
  await expect(identity.passwordResets.accept(token, 'short')).rejects.toMatchObject({
    code: 'input_invalid',
    details: { field: 'password' },
  });
  await expect(identity.passwordResets.accept(token, 'ada.example.1815')).rejects.toMatchObject({
    code: 'input_invalid',
    details: { field: 'password' },
  });
  const full = sql`create trigger full before update on signin_accounts begin select raise(abort, 'disk full'); end`;
  await full.execute(store.database.db);
  await expect(identity.passwordResets.accept(token, fresh)).rejects.toThrow('disk full');
  await sql`drop trigger full`.execute(store.database.db);
  await signIn(account.password);
  await identity.passwordResets.accept(token, fresh);
});
