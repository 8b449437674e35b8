import { loadOperation, rowsOf } from '@gatehouse/connector';
import { describe, expect, test } from 'vitest';
import { pick } from './lists/pick.ts';
import { rowViewsOf, shapeOf } from './shape.ts';
import { fit } from './shape-limits.ts';

const list = await loadOperation('conversations.list');
const conversation = (n: number, body = 'Where is my order?') => ({
  type: 'conversation',
  id: `${215_474_207_000_000 + n}`,
  state: 'closed',
  priority: 'none',
  created_at: 1_700_000_000 + n,
  updated_at: 1_700_000_000 + n,
  admin_assignee_id: 10_553_734,
  team_assignee_id: 814_867,
  contacts: { type: 'contact.list', contacts: [{ type: 'contact', id: '6a37589456278360b8ed925c' }] },
  source: { type: 'conversation', author: { type: 'lead', id: '6a37589456278360b8ed925c', name: 'Kelly' }, body: `<p>${body}</p>` },
  statistics: { time_to_admin_reply: 16_061, last_close_at: 1_700_000_000 },
});
const bodyOf = (count: number, text?: string) => ({
  conversations: Array.from({ length: count }, (_, n) => conversation(n, text)),
  total_count: 1510,
  pages: { next: { starting_after: 'WzE3' } },
});

describe('a list of which not all rows fit with all that they carry', () => {
  test('has all of them with fewer fields, says so, and goes on where it ended', async () => {
    const { rows, ...rest } = await shapeOf(list)(bodyOf(100), {});
    expect(rows).toHaveLength(100);
    expect((rows as unknown[])[7]).toEqual({
      id: '215474207000007',
      state: 'closed',
      source: { type: 'conversation', author: { type: 'lead', untrusted: { name: 'Kelly' } }, untrusted: { body: 'Where is my order?' } },
      admin_assignee_id: 10_553_734,
      created_at: '2023-11-14 22:13:27',
    });
    expect(rest).toEqual({
      total: 1510,
      next: { starting_after: 'WzE3' },
      times: 'UTC',
      fewer_fields: expect.stringContaining('fewer of its fields'),
    });
    expect(JSON.stringify(rest)).not.toContain('durations');
  });

  test('whichever way its rows are read', async () => {
    const { row } = rowViewsOf(list);
    expect(await fit({ rows: rowsOf(list, bodyOf(100)).map(row) })).toHaveProperty('fewer_fields');
  });

  test('and as many of them as fit, where even so not all do', async () => {
    const { row } = rowViewsOf(list);
    const rows = rowsOf(list, bodyOf(150, 'x'.repeat(500)));
    const cut = await fit({ rows: rows.map(row) });
    expect(cut).toMatchObject({ cut: expect.stringMatching(/^Only the first \d+ of 150 rows/), fewer_fields: expect.any(String) });
    expect((cut['rows'] as unknown[]).length).toBeGreaterThan(90);
    expect((cut['rows'] as unknown[])[0]).not.toHaveProperty('statistics');
  });

  test('but not when they fit, and when somebody has named the fields', async () => {
    const { row, whole } = rowViewsOf(list);
    const rows = rowsOf(list, bodyOf(150, 'x'.repeat(500)));
    expect(await fit({ rows: rows.slice(0, 20).map(row) })).not.toHaveProperty('fewer_fields');
    const named = await fit({ rows: rows.map((one) => pick(whole(one), ['id', 'statistics', 'source.body'])) });
    expect(named).toHaveProperty('cut');
    expect(named).not.toHaveProperty('fewer_fields');
  });
});
