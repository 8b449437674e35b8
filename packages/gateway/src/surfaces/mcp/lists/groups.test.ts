import { expect, test } from 'vitest';
import { group } from './groups.ts';

test('what is null, empty or absent is one group, as it is one for conditions', () => {
  const rows = [{ name: '' }, { name: null }, {}, { name: {} }, { name: 'Ada' }, { name: ['', 'Ada'] }];
  expect(group(rows, { field: 'name' }).groups).toEqual([
    { value: null, count: 4 },
    { value: 'Ada', count: 2 },
  ]);
});
