import { expect, test } from 'vitest';
import { GatewayError } from '../errors.ts';
import { createSignInAttempts, type SignInAttempts } from './sign-in-attempts.ts';

const clockAt = (start: number) => {
  let now = start;
  return { now: () => now, sleep: async () => {}, pass: (ms: number) => (now += ms) };
};
const minutes = 60_000;

async function tryTimes(attempts: SignInAttempts, times: number, email: string, origin?: string, device?: string): Promise<number> {
  let passed = 0;
  for (let index = 0; index < times; index++) {
    try {
      await attempts.begin({ email, origin, device });
      passed += 1;
    } catch (error) {
      if (!(error instanceof GatewayError) || error.code !== 'rate_limited') throw error;
    }
  }
  return passed;
}

test('ten failures for an account from one place, however its address is written, then a quarter of an hour of rest', async () => {
  const clock = clockAt(0);
  const attempts = createSignInAttempts(clock);
  expect(await tryTimes(attempts, 5, 'ada@example.com', '10.0.0.1')).toBe(5);
  clock.pass(5 * minutes - 1);
  expect(await tryTimes(attempts, 20, 'ADA@example.com', '10.0.0.1')).toBe(5);
  await expect(attempts.begin({ email: 'ada@example.com', origin: '10.0.0.1' })).rejects.toEqual(
    expect.objectContaining({ details: { retryAfterMs: 10 * minutes + 1, fix: 'Wait 11 minutes, then sign in again.' } }),
  );
  expect(await tryTimes(attempts, 1, 'bob@example.com', '10.0.0.1')).toBe(1);
  // What was guessed there keeps nobody out who comes from elsewhere.
  expect(await tryTimes(attempts, 1, 'ada@example.com', '10.0.0.2')).toBe(1);
  clock.pass(10 * minutes);
  expect(await tryTimes(attempts, 1, 'ada@example.com', '10.0.0.1')).toBe(0);
  clock.pass(1);
  expect(await tryTimes(attempts, 20, 'ada@example.com', '10.0.0.1')).toBe(10);
});

test('many places together are slowed down at one account, and keep nobody out for long', async () => {
  const clock = clockAt(0);
  const attempts = createSignInAttempts(clock);
  let passed = 0;
  for (let place = 0; place < 100; place++) passed += await tryTimes(attempts, 10, 'ada@example.com', `10.0.0.${place}`);
  expect(passed).toBe(50);
  await expect(attempts.begin({ email: 'ada@example.com', origin: '10.0.1.1' })).rejects.toEqual(
    expect.objectContaining({ details: { retryAfterMs: 30_000, fix: 'Wait 30 seconds, then sign in again.' } }),
  );
  clock.pass(30_000);
  expect(await tryTimes(attempts, 5, 'ada@example.com', '10.0.1.1')).toBe(1);
  // A known browser waits for nobody, and has its own ten.
  expect(await tryTimes(attempts, 20, 'ada@example.com', '10.0.0.1', 'hers')).toBe(10);
  expect(await tryTimes(attempts, 20, 'ada@example.com', '10.0.0.2', 'hers')).toBe(0);
});

test('thirty failures from one place, whatever the accounts; a known browser there goes on', async () => {
  const attempts = createSignInAttempts(clockAt(0));
  let passed = 0;
  for (let index = 0; index < 50; index++) passed += await tryTimes(attempts, 1, `p${index}@example.com`, '10.0.0.1');
  expect(passed).toBe(30);
  expect(await tryTimes(attempts, 1, 'p0@example.com', '10.0.0.2')).toBe(1);
  expect(await tryTimes(attempts, 1, 'p0@example.com', '10.0.0.1', 'hers')).toBe(1);
});

test('success forgets the failures of the account there, but not those of the place, nor those of others at the account', async () => {
  const attempts = createSignInAttempts(clockAt(0));
  for (let index = 0; index < 29; index++) await attempts.begin({ email: `p${index}@example.com`, origin: '10.0.0.1' });
  await (await attempts.begin({ email: 'mallory@example.com', origin: '10.0.0.1' })).succeed();
  await attempts.begin({ email: 'p30@example.com', origin: '10.0.0.1' });
  expect(await tryTimes(attempts, 1, 'p31@example.com', '10.0.0.1')).toBe(0);

  expect(await tryTimes(attempts, 9, 'ada@example.com')).toBe(9);
  await (await attempts.begin({ email: 'ada@example.com' })).succeed();
  expect(await tryTimes(attempts, 20, 'ada@example.com')).toBe(10);
  for (let place = 0; place < 30; place++) await attempts.begin({ email: 'ada@example.com', origin: `10.0.2.${place}` });
  // Nineteen and thirty: the success was taken back.
  expect(await tryTimes(attempts, 5, 'ada@example.com', '10.0.3.1')).toBe(1);
});

test('a success that is the first from a place leaves nothing behind', async () => {
  const attempts = createSignInAttempts(clockAt(0));
  await (await attempts.begin({ email: 'ada@example.com', origin: '10.0.0.1' })).succeed();
  let passed = 0;
  for (let index = 0; index < 50; index++) passed += await tryTimes(attempts, 1, `p${index}@example.com`, '10.0.0.1');
  expect(passed).toBe(30);
});

test('keeps a bounded number of accounts in mind', async () => {
  const attempts = createSignInAttempts(clockAt(0));
  expect(await tryTimes(attempts, 10, 'first@example.com')).toBe(10);
  for (let index = 0; index < 5_000; index++) await attempts.begin({ email: `p${index}@example.com` });
  expect(await tryTimes(attempts, 20, 'first@example.com')).toBe(10);
  expect(await tryTimes(attempts, 20, 'p4999@example.com')).toBe(9);
});
