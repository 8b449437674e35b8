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
  now = 24 * 60 * 60 * 1000 - 1;
  count.note('contacts.list', [{ ...phone, count: 0 }]);
  expect(told).toHaveLength(3);
  now += 1;
  count.note('contacts.list', [phone]);
  expect(told.at(-1)).toMatchObject({ operation: 'contacts.list', field: 'data[].phone', count: 4 });
  expect(told).toHaveLength(4);
});

test('five thousand fields are remembered; what comes after them is told each time', () => {
  const told: string[] = [];
  const count = createDriftCount({ clock: { now: () => 0, sleep: async () => {} }, onDrift: ({ field }) => told.push(field) });
  const fields = Array.from({ length: 5001 }, (_, n) => ({ field: `f${n}`, problem: 'a number', count: 1 }));
  count.note('contacts.list', fields);
  count.note('contacts.list', fields);
  expect(told).toEqual([...fields.map(({ field }) => field), 'f5000']);
});
