import { afterEach, beforeEach, expect, test } from 'vitest';
import { GatewayError } from '../errors.ts';
import { type OpenStore, openStore } from '../store/store.ts';
import { late } from '../store/testing/late.ts';
import { createKeys } from './keys.ts';

let now = 1_000_000;
const clock = { now: () => now, sleep: async () => {} };
const from = { origin: '192.0.2.1', surface: 'rest', requestId: 'r' } as const;
let store: OpenStore;
let keys: ReturnType<typeof createKeys>;

beforeEach(async () => {
  store = await openStore({ dataDir: ':memory:' });
  await store.groups.add({ id: 'support', name: 'Support', description: '', createdAt: 1, version: 1 });
  keys = createKeys({ store: { keys: late(store.keys) }, clock });
});
afterEach(() => store.close());

async function refusal(attempt: Promise<unknown>): Promise<string> {
  const error = await attempt.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(error instanceof GatewayError)) throw new Error('was not refused by us');
  expect(error.details).toMatchObject({ field: 'Authorization', fix: expect.any(String) });
  return error.code;
}

test('a key speaks for its group, and only its hash is kept', async () => {
  const { key, secret } = await keys.create('support', 'nightly report', 'member-1');
  expect(await store.keys.get(key.id)).toEqual(key);
  expect(secret).toMatch(/^gh_[0-9A-Za-z]{38}$/);
  expect(key).toMatchObject({ groupId: 'support', name: 'nightly report', createdBy: 'member-1', prefix: secret.slice(0, 11) });
  const principal = { kind: 'key', id: key.id, name: 'nightly report', groupId: 'support' };
  expect(await keys.verify(`Bearer ${secret}`, from)).toEqual(principal);
  expect(await keys.verify(`bearer ${secret}`, from)).toEqual(principal);
  expect(JSON.stringify(await store.keys.list())).not.toContain(secret.slice(11));
});

test.each([undefined, '', '  '])('says that a key is missing for %j', async (authorization) => {
  expect(await refusal(keys.verify(authorization, from))).toBe('key_missing');
});

test('refuses every header but one key after Bearer', async () => {
  const { secret } = await keys.create('support', 'k', 'm');
  const wrong = [
    secret,
    `Basic ${secret}`,
    `Bearer${secret}`,
    `Bearer  ${secret}`,
    `Bearer ${secret} `,
    `Bearer ${secret}\n`,
    `Bearer ${secret}, Bearer ${secret}`,
    `Bearer ${secret}x`,
    `Bearer ${secret.slice(0, -1)}`,
    `Bearer ${secret.replace('gh_', 'GH_')}`,
    'Bearer',
    'Bearer ',
    `Bearer ${'a'.repeat(100_000)}`,
  ];
  for (const authorization of wrong)
    expect(await refusal(keys.verify(authorization, from)), authorization.slice(0, 60)).toBe('key_invalid');
});

test('sees every single typing mistake in the checksum, before the store is asked', async () => {
  const { secret } = await keys.create('support', 'k', 'm');
  let asked = 0;
  const watched = createKeys({
    clock,
    store: {
      ...store,
      keys: {
        ...store.keys,
        findByHash: (hash) => {
          asked += 1;
          return store.keys.findByHash(hash);
        },
      },
    },
  });
  for (let index = 3; index < secret.length; index++) {
    const character = secret[index] === 'a' ? 'b' : 'a';
    const mistyped = secret.slice(0, index) + character + secret.slice(index + 1);
    expect(await refusal(watched.verify(`Bearer ${mistyped}`, from))).toBe('key_invalid');
  }
  expect(asked).toBe(0);
  await watched.verify(`Bearer ${secret}`, from);
  expect(asked).toBe(1);
});

test('the checksum of a given randomness never changes', async () => {
  const fixed = createKeys({ store, clock, randomBytes: (size) => new Uint8Array(size).map((_, index) => index) });
  const { secret } = await fixed.create('support', 'k', 'm');
  expect(secret).toMatchInlineSnapshot(`"gh_0123456789ABCDEFGHIJKLMNOPQRSTUV1ggZdL"`);
});

test('bytes that would make some characters likelier are thrown away', async () => {
  const batches = [new Uint8Array(32).fill(248), new Uint8Array(32).fill(247)];
  const fixed = createKeys({ store, clock, randomBytes: () => batches.shift() ?? new Uint8Array(32) });
  expect((await fixed.create('support', 'k', 'm')).secret.slice(3, 35)).toBe('z'.repeat(32));
});

test('a revoked key, and the key of a removed group, stop with the next call', async () => {
  const first = await keys.create('support', 'one', 'm');
  const second = await keys.create('support', 'two', 'm');
  await keys.verify(`Bearer ${first.secret}`, from);
  await store.keys.revoke(first.key.id, now);
  expect(await refusal(keys.verify(`Bearer ${first.secret}`, from))).toBe('key_invalid');
  await keys.verify(`Bearer ${second.secret}`, from);
  await store.groups.remove('support');
  expect(await refusal(keys.verify(`Bearer ${second.secret}`, from))).toBe('key_invalid');
});

test('notes the last use at most once a minute', async () => {
  const { key, secret } = await keys.create('support', 'k', 'm');
  const lastUsedAt = async () => (await store.keys.get(key.id))?.lastUsedAt;
  let commits = 0;
  const noteUse: typeof store.keys.noteUse = (...use) => {
    commits += 1;
    return store.keys.noteUse(...use);
  };
  const watched = createKeys({ store: { keys: { ...store.keys, noteUse } }, clock });
  const first = now;
  await keys.verify(`Bearer ${secret}`, from);
  now += 59_999;
  await watched.verify(`Bearer ${secret}`, from);
  expect([await lastUsedAt(), commits]).toEqual([first, 0]);
  now += 1;
  await keys.verify(`Bearer ${secret}`, from);
  expect(await lastUsedAt()).toBe(first + 60_000);
  await createKeys({ store, clock }).verify(`Bearer ${secret}`, from);
  expect(await lastUsedAt()).toBe(first + 60_000);
});

test('a key that is refused is told of by its beginning, where it looks like one of ours, and by nothing else', async () => {
  const told: unknown[] = [];
  const traced = createKeys({ store, clock, onRefusedKey: (refused) => told.push(refused) });
  const { key, secret } = await traced.create('support', 'k', 'm');
  await traced.verify(`Bearer ${secret}`, from);
  await refusal(traced.verify(undefined, from));
  expect(told).toEqual([]);
  await store.keys.revoke(key.id, now);
  const wrong = [`Bearer ${secret}`, `Bearer ${secret.slice(0, -1)}`, 'Bearer gh_short', `Bearer dG9rOm${secret}`, `Basic ${secret}`];
  for (const authorization of wrong) expect(await refusal(traced.verify(authorization, from))).toBe('key_invalid');
  expect(told).toEqual([key.prefix, key.prefix, null, null, null].map((prefix) => ({ ...from, prefix })));
});
