import { expect, test } from 'vitest';
import type { Outcome } from '../store/ports.ts';
import type { Action } from './audit.ts';
import { createRefusedKeys } from './refused-keys.ts';

function start(fail = false) {
  let now = 1_000_000;
  const rows: string[] = [];
  const failures: unknown[] = [];
  const record = async (action: Action, outcome: Outcome) => {
    if (fail) throw new Error('disk full');
    expect(action).toMatchObject({ event: 'key.refused', actor: { kind: 'anonymous' } });
    expect(outcome).toMatchObject({ outcome: 'denied', errorCode: 'key_invalid', status: 401 });
    rows.push(`${action.target}: ${outcome.explanation}`);
    return 'id';
  };
  const keys = createRefusedKeys({ audit: { record }, clock: { now: () => now, sleep: async () => {} }, onError: (e) => failures.push(e) });
  const note = (origin: string | undefined, prefix: string | null) => keys.note({ origin, prefix, surface: 'rest', requestId: 'r' });
  return { keys, note, rows, failures, pass: (ms: number) => (now += ms) };
}

test('the first of a place and a beginning is told of at once, the others are counted', async () => {
  const { keys, note, rows, pass } = start();
  for (let count = 0; count < 500; count++) note('192.0.2.1', 'gh_AbCdEfGh');
  note('192.0.2.2', null);
  note(undefined, 'gh_AbCdEfGh');
  await keys.flush();
  expect(rows.map((row) => row.split(':')[0])).toEqual([
    'gh_AbCdEfGh… from 192.0.2.1',
    'no key of ours from 192.0.2.2',
    'gh_AbCdEfGh… from somewhere',
  ]);
  pass(15 * 60_000 - 1);
  await keys.flush();
  expect(rows).toHaveLength(3);
  pass(1);
  await keys.flush();
  expect(rows.slice(3)).toEqual(['gh_AbCdEfGh… from 192.0.2.1: 500 times in 15 minutes, the first one told of already.']);
  // The next one begins a window of its own.
  note('192.0.2.1', 'gh_AbCdEfGh');
  await keys.flush();
  expect(rows).toHaveLength(5);
});

test('an attack leaves a bounded number of rows, and does not crowd out what others do', async () => {
  const { keys, note, rows } = start();
  for (let count = 0; count < 10_000; count++) note('192.0.2.1', `gh_${String(count).padStart(8, '0')}`);
  note('198.51.100.7', 'gh_AbCdEfGh');
  await keys.flush();
  expect(rows).toHaveLength(6);
  expect(rows.at(-1)).toContain('gh_AbCdEfGh… from 198.51.100.7');
  for (let count = 0; count < 10_000; count++) note(`203.0.113.${count % 250}`, `gh_${String(count).padStart(8, '0')}`);
  await keys.flush('now');
  expect(rows).toHaveLength(21);
  expect(rows.at(-1)).toBe('others: 19981 more times in 1 minutes, from other places or with other keys.');
});

test('what cannot be written down is told of, and counts on', async () => {
  const { keys, note, failures } = start(true);
  note('192.0.2.1', null);
  note('192.0.2.2', null);
  await keys.flush();
  expect(failures).toHaveLength(2);
});
