import { expect, test } from 'vitest';
import { createCaller, rows } from '../../testing/caller.ts';

test('a contact is in the segments in which a search finds it [facts 6.3: segment_id]', async () => {
  const caller = createCaller();
  const { id } = (await caller.send('POST', '/contacts', { role: 'lead' })).body;
  const segments = rows((await caller.get(`/contacts/${id}/segments`)).body['data']);
  expect(segments.map((segment) => segment['name'])).toContain('All leads');
  for (const segment of segments) {
    const query = {
      operator: 'AND',
      value: [
        { field: 'segment_id', operator: '=', value: segment['id'] },
        { field: 'id', operator: '=', value: id },
      ],
    };
    expect((await caller.send('POST', '/contacts/search', { query })).body['total_count']).toBe(1);
  }
});
