import { afterEach, beforeEach, expect, test } from 'vitest';
import { GatewayError } from '../errors.ts';
import { type OpenStore, openStore } from '../store/store.ts';
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
  invitations = createInvitations({ store, people, clock });
});
afterEach(() => store.close());

const account = (number = 0) => ({ name: `Person ${number}`, email: `person${number}@example.com`, password: 'correct horse battery' });

async function claimLink(): Promise<string> {
  const claim = await invitations.createClaim();
  if (!claim) throw new Error('already claimed');
  return claim.token;
}

async function codeOf(attempt: Promise<unknown>): Promise<string> {
  const error = await attempt.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (error instanceof GatewayError) return error.code;
  throw error ?? new Error('was not refused');
}

test('the claim link makes the first administrator, who can then invite', async () => {
  const token = await claimLink();
  expect(token).toMatch(/^claim_[\w-]{43}$/);
  expect(await invitations.look(token)).toMatchObject({ role: 'admin', claim: true, expiresAt: now + 3_600_000 });
  const { member, claim } = await invitations.accept(token, account());
  expect(claim).toBe(true);
  expect(await store.members.list()).toEqual([member]);
  expect(member).toMatchObject({ role: 'admin', name: 'Person 0', email: 'person0@example.com' });

  const invited = await invitations.invite('member', 'for Bob');
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
  const accounts = await store.database.db
    .selectFrom('signin_users' as 'members')
    .select('email')
    .execute();
  expect(accounts).toHaveLength(1);
});

test('of two claim links that were both taken, only one makes an administrator', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const slow = createInvitations({
    store,
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
  await invitations.accept(token, account());
  const { token: second } = await invitations.invite('admin', '');
  expect(await codeOf(invitations.accept(second, account()))).toBe('conflict');
  expect((await invitations.accept(second, account(1))).member.role).toBe('admin');
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
