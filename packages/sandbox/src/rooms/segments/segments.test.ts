import { expect, test } from 'vitest';
import { createCaller, createTestClock, rows } from '../../testing/caller.ts';

const day = 86_400_000;

test('a segment counts those whom a search finds in it, as they are now', async () => {
  const clock = createTestClock();
  const { get, send } = createCaller({ clock, size: { contacts: 120, companies: 5, conversations: 1, articles: 1 } });
  const segments = async () => rows((await get('/segments?include_count=true')).body['segments']);
  const found = async (query: object) => (await send('POST', '/contacts/search', { query })).body['total_count'];
  for (const { id, name, count } of await segments()) {
    expect(count, String(name)).toBe(await found({ field: 'segment_id', operator: '=', value: id }));
  }
  const countOf = async (name: string) => Number((await segments()).find((one) => String(one['name']) === name)?.['count']);
  expect(await countOf('All leads')).toBe(await found({ field: 'role', operator: '=', value: 'lead' }));
  expect(await countOf('Active')).toBeGreaterThan(0);
  clock.advance(31 * day);
  expect([await countOf('Active'), await countOf('New')]).toEqual([0, 0]);
});

test('without include_count there are no counts', async () => {
  const list = rows((await createCaller().get('/segments')).body['segments']);
  expect(list).toHaveLength(12);
  expect(list.some((segment) => 'count' in segment)).toBe(false);
});
