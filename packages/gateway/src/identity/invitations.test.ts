import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { GatewayError } from '../errors.ts';
import { type OpenStore, openStore } from '../store/store.ts';
import { late } from '../store/testing/late.ts';
import type { People } from './identity.ts';
import { createInvitations, type Invitations } from './invitations.ts';
import { createPeople } from './people.ts';
import { createSignInAttempts } from './sign-in-attempts.ts';

let now = Date.now();
const clock = { now: () => now, sleep: async () => {} };
let store: OpenStore;
let people: People;
let invitations: Invitations;

beforeEach(async () => {
  now = Date.now();
  store = await openStore({ dataDir: ':memory:' });
  people = createPeople({
    store,
    clock,
    attempts: createSignInAttempts(clock),
    database: store.database,
    publicUrl: 'http://127.0.0.1:4400',
    secret: 'S3cret-of-thirty-two-characters-and-more',
  });
  await people.ready();
  // An account that is being removed is not gone at once.
  const slow = { ...people, removeAccount: late(people).removeAccount };
  invitations = createInvitations({ store: lateStore(), people: slow, clock });
});
afterEach(() => store.close());

const lateStore = () => ({ invitations: late(store.invitations), members: late(store.members) });

const account = (number = 0) => ({ name: `Person ${number}`, email: `person${number}@example.com`, password: 'correct horse battery' });

/** Whose accounts there are. */
async function usersOf({ database }: OpenStore): Promise<string[]> {
  const { rows } = await sql<{ email: string }>`select email from signin_users`.execute(database.db);
  return rows.map(({ email }) => email);
}

async function claimLink(): Promise<string> {
  const claim = await invitations.createClaim();
  if (!claim) throw new Error('already claimed');
  return claim.token;
}

async function refusal(attempt: Promise<unknown>): Promise<GatewayError> {
  const error = await attempt.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (error instanceof GatewayError) return error;
  throw error ?? new Error('was not refused');
}

const codeOf = async (attempt: Promise<unknown>) => (await refusal(attempt)).code;

test('the claim link makes the first administrator, who can then invite', async () => {
  const token = await claimLink();
  expect(token).toMatch(/^claim_[\w-]{43}$/);
  expect(await invitations.look(token)).toMatchObject({ role: 'admin', claim: true, note: '', expiresAt: now + 3_600_000 });
  const { member, claim } = await invitations.accept(token, account());
  expect(claim).toBe(true);
  expect(await store.members.list()).toEqual([member]);
  expect(member).toMatchObject({ role: 'admin', name: 'Person 0', email: 'person0@example.com' });

  const invited = await invitations.invite('member', 'for Bob');
  expect(invited.token).toMatch(/^invite_[\w-]{43}$/);
  expect(invited.invitation).toMatchObject({ role: 'member', claim: false, note: 'for Bob', expiresAt: now + 7 * 24 * 3_600_000 });
  expect((await invitations.accept(invited.token, account(1))).member.role).toBe('member');
  expect(await store.invitations.listOpen(now)).toEqual([]);
});

test('once there is an administrator no claim link is made, and none works', async () => {
  const token = await claimLink();
  await invitations.accept(token, account());
  expect(await invitations.createClaim()).toBeNull();
  expect(await codeOf(invitations.look(token))).toBe('already_claimed');
  expect(await codeOf(invitations.accept(token, account(1)))).toBe('already_claimed');
  expect(await store.members.list()).toHaveLength(1);
});

test('of a hundred who accept a claim link at the same moment one becomes administrator', async () => {
  const token = await claimLink();
  const results = await Promise.allSettled(Array.from({ length: 100 }, (_, number) => invitations.accept(token, account(number))));
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
  expect(await store.members.list()).toHaveLength(1);
  for (const result of results) {
    if (result.status === 'rejected') expect(['invitation_invalid', 'already_claimed']).toContain(result.reason.code);
  }
  expect(await usersOf(store)).toHaveLength(1);
});

test('of two claim links that were both taken, only one makes an administrator', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const slow = createInvitations({
    store: lateStore(),
    clock,
    people: { ...people, createAccount: (one) => held.then(() => people.createAccount(one)) },
  });
  const first = slow.accept(await claimLink(), account(1));
  await invitations.accept(await claimLink(), account(2));
  release();
  expect(await codeOf(first)).toBe('already_claimed');
  expect((await store.members.list()).map((member) => member.email)).toEqual(['person2@example.com']);
  expect(await codeOf(people.signIn('person1@example.com', account().password, new Headers()))).toBe('sign_in_refused');
});

test('a new claim link takes the place of the one before it', async () => {
  const first = await claimLink();
  await claimLink();
  expect(await codeOf(invitations.accept(first, account()))).toBe('invitation_invalid');
});

test('a link can be used again after an account was refused', async () => {
  const token = await claimLink();
  expect(await codeOf(invitations.accept(token, { ...account(), password: 'short' }))).toBe('input_invalid');
  const own = invitations.accept(token, { ...account(), password: 'ex4mple-trading!' }, 'Example Trading');
  expect((await refusal(own)).details).toMatchObject({
    field: 'password',
    fix: expect.stringMatching(/the organisation.*use four or five words/),
  });
  await invitations.accept(token, account());
  const { token: second } = await invitations.invite('admin', '');
  expect(await codeOf(invitations.accept(second, account()))).toBe('conflict');
  expect((await invitations.accept(second, account(1))).member.role).toBe('admin');
});

test('whoever could not be made a member has no account, and can use the link again', async () => {
  const { token } = await invitations.invite('member', '');
  const clumsy = createInvitations({
    store: { ...lateStore(), members: { ...late(store.members), add: () => Promise.reject(new Error('disk')) } },
    people: { ...people, removeAccount: late(people).removeAccount },
    clock,
  });
  await expect(clumsy.accept(token, account())).rejects.toThrow('disk');
  expect(await usersOf(store)).toEqual([]);
  expect((await store.invitations.listOpen(now)).map(({ usedAt }) => usedAt)).toEqual([null]);
  await invitations.accept(token, account());
  expect(await usersOf(store)).toEqual(['person0@example.com']);
  expect((await store.members.list()).map(({ email }) => email)).toEqual(['person0@example.com']);
});

test('a link that leads nowhere says what to do, which differs for the first administrator', async () => {
  for (const token of ['claim_gone', 'invite_gone', 'invite_claim_']) {
    const { field, fix } = (await refusal(invitations.look(token))).details;
    const what = token.startsWith('claim_')
      ? 'Copy the whole link once more, or whoever runs the gateway makes a new one on its machine: `gatehouse admin claim`.'
      : 'Copy the whole link once more, or ask an administrator for a new invitation: People → Invite.';
    expect([field, fix]).toEqual(['token', what]);
  }
});

test('a claim link that is open while there is an administrator is not for use', async () => {
  const token = await claimLink();
  await store.members.add({ id: 'chief', userId: 'u', name: 'C', email: 'c@example.com', role: 'admin', createdAt: 1, version: 1 });
  expect(await codeOf(invitations.look(token))).toBe('already_claimed');
});

test('a link is for one person, and for its time', async () => {
  const { token } = await invitations.invite('member', '');
  await invitations.accept(token, account());
  expect(await codeOf(invitations.accept(token, account(1)))).toBe('invitation_invalid');

  const { token: late } = await invitations.invite('member', '');
  const claim = await claimLink();
  now += 3_600_000;
  expect(await codeOf(invitations.look(claim))).toBe('invitation_invalid');
  await invitations.look(late);
  now += 7 * 24 * 3_600_000;
  expect(await codeOf(invitations.look(late))).toBe('invitation_invalid');
  expect(await codeOf(invitations.accept(late, account(1)))).toBe('invitation_invalid');
});

test.each(['', 'claim_', 'invite_x', '../..', 'x'.repeat(200)])('a made-up token %j is refused', async (token) => {
  expect(await codeOf(invitations.look(token))).toBe('invitation_invalid');
  expect(await codeOf(invitations.accept(token, account()))).toBe('invitation_invalid');
});

test('only the hash of a token is kept', async () => {
  const { token } = await invitations.invite('member', 'for Bob');
  expect(JSON.stringify(await store.invitations.listOpen(now))).not.toContain(token.slice(-20));
});
