import { expect, test } from 'vitest';
import { GatewayError } from '../errors.ts';
import type { Outcome } from '../store/ports.ts';
import type { Action } from './audit.ts';
import { denied } from './outcome.ts';
import { createRefusals, rowsPerMinute } from './refusals.ts';

function start(fail = false) {
  let now = 1_000_000;
  const rows: string[] = [];
  const failures: unknown[] = [];
  const record = async ({ actor, operation, target }: Action, { outcome, errorCode, explanation }: Outcome) => {
    if (fail) throw new Error('disk full');
    rows.push(`${actor.id} ${operation} ${target} ${outcome} ${errorCode}: ${explanation}`);
    return 'id';
  };
  const clock = { now: () => now, sleep: async () => {} };
  const refusals = createRefusals({ audit: { record }, clock, onError: (error) => failures.push(error) });
  const refuse = (key: string, { operation = 'tags.list', code = 'scope_missing' as 'scope_missing' | 'input_invalid' } = {}) => {
    const actor = { kind: 'key', id: key, name: key } as const;
    const error = new GatewayError(code, { fix: 'Ask for it.', operation });
    return refusals.record({ actor, surface: 'rest', effect: 'read', operation, target: 't1', requestId: 'r' }, error, denied(error));
  };
  return { refusals, refuse, rows, failures, pass: (ms: number) => (now += ms) };
}

test('the first refused calls of a key have a row each, and those that follow in the minute are counted and told to wait', async () => {
  const { refusals, refuse, rows, pass } = start();
  for (let call = 0; call < rowsPerMinute; call += 1) expect((await refuse('a')).code).toBe('scope_missing');
  pass(20_000);
  const bounded = await refuse('a');
  expect(bounded).toMatchObject({
    code: 'rate_limited',
    status: 429,
    retry: 'later',
    details: { retryAfterMs: 40_000, operation: 'tags.list' },
  });
  expect(bounded.details.fix).toMatch(/^Ask for it\. 60 calls of this key were refused within a minute/);
  for (let call = 0; call < 999; call += 1) await refuse('a');
  await refuse('a', { code: 'input_invalid' });
  expect((await refuse('b')).code).toBe('scope_missing');
  expect(rows).toHaveLength(rowsPerMinute + 1);
  await refusals.flush();
  expect(rows).toHaveLength(rowsPerMinute + 1);

  pass(60_000);
  await refusals.flush();
  expect(rows.slice(rowsPerMinute + 1)).toEqual([
    'a tags.list null denied scope_missing: 1000 more times in a minute, not told one by one. Ask for it.',
    'a tags.list null denied input_invalid: 1 more times in a minute, not told one by one. Ask for it.',
  ]);
  expect((await refuse('a')).code).toBe('scope_missing');
});

test('however many keys and operations, the rows are bounded, and one key leaves room for the others', async () => {
  const { refusals, refuse, rows } = start();
  for (let call = 0; call < 5000; call += 1) await refuse('a', { operation: `operation ${call}` });
  for (let call = 0; call < rowsPerMinute + 5; call += 1) await refuse('b');
  await refusals.flush('now');
  const counted = rows.slice(2 * rowsPerMinute);
  expect(counted).toHaveLength(22);
  expect(counted.filter((row) => row.startsWith('b'))).toEqual([
    'b tags.list null denied scope_missing: 5 more times in a minute, not told one by one. Ask for it.',
  ]);
  expect(counted.at(-1)).toContain(`${5000 - rowsPerMinute - 20} more calls in a minute, refused for other reasons or of other keys`);
  expect(rows.length).toBeLessThan(150);
});

test('a row that cannot be written is no answer: the call is not refused in silence', async () => {
  const { refusals, refuse, failures } = start(true);
  await expect(refuse('a')).rejects.toThrow('disk full');
  await refusals.flush('now');
  expect(failures).toEqual([]);
});
