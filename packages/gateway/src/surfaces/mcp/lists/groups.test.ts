import { expect, test } from 'vitest';
import { group } from './groups.ts';

test('what is null, empty or absent is one group, as it is one for conditions', () => {
  const rows = [{ name: '' }, { name: null }, {}, { name: {} }, { name: 'Ada' }, { name: ['', 'Ada'] }];
  expect(group(rows, { field: 'name' }).groups).toEqual([
    { value: null, count: 4 },
    { value: 'Ada', count: 2 },
  ]);
});

test('numbers that are no times have no days; times have, whatever their field is called', () => {
  expect(() => group([{ size: 5 }, { size: 86_400 }], { field: 'size', span: 'day' })).toThrow();
  const day = [{ value: '2026-05-07', count: 1 }];
  expect(group([{ paid: 1_778_112_000 }], { field: 'paid', span: 'day' }).groups).toEqual(day);
  expect(group([{ paid: '2026-05-07T10:00:00Z' }], { field: 'paid', span: 'day' }).groups).toEqual(day);
  expect(group([{ seen_at: 86_400 }], { field: 'seen_at', span: 'day' }).groups).toEqual([{ value: '1970-01-02', count: 1 }]);
});
