import { expect, test } from 'vitest';
import { createDriftCount, type DriftReport } from './drift.ts';

test('a field is told once a day, with how often it was seen since', () => {
  let now = 0;
  const told: DriftReport[] = [];
  const count = createDriftCount({ clock: { now: () => now, sleep: async () => {} }, onDrift: (report) => told.push(report) });
  const phone = { field: 'data[].phone', problem: 'a number', count: 2 };
  count.note('contacts.list', [phone]);
  count.note('contacts.list', [phone, { ...phone, field: 'data[].email' }]);
  count.note('contacts.get', [phone]);
  expect(told.map(({ operation, field, count: seen }) => [operation, field, seen])).toEqual([
    ['contacts.list', 'data[].phone', 2],
    ['contacts.list', 'data[].email', 2],
    ['contacts.get', 'data[].phone', 2],
  ]);
  now = 24 * 60 * 60 * 1000;
  count.note('contacts.list', [phone]);
  expect(told.at(-1)).toMatchObject({ operation: 'contacts.list', field: 'data[].phone', count: 4 });
  expect(told).toHaveLength(4);
});
