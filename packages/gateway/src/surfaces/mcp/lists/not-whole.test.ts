import { expect, test } from 'vitest';
import { notWholeIn } from './not-whole.ts';

const tags = (total: number, more = false) => ({ type: 'list', data: [{ id: '1' }], total_count: total, has_more: more });
const rows = [{ tags: tags(1) }, { tags: tags(12) }, { tags: tags(1, true) }, { company: { tags: tags(3) } }];

test.each([
  ['tags', 2],
  ['tags.id', 2],
  ['company.tags.name', 1],
  ['company.name', 0],
  ['id', 0],
])('of %s %i rows have more than stand in them', (field, count) => {
  const told = notWholeIn(rows, [field]).not_whole;
  if (count === 0) expect(told).toBeUndefined();
  else expect(told).toEqual([expect.stringContaining(`${field}: ${count} of 4 rows`)]);
});
