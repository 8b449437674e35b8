import { expect, test } from 'vitest';
import { createCaller, errorOf } from '../../testing/caller.ts';

test('an export says when it was made; times are ISO 8601 here, unlike elsewhere [2.16 description, GET /export/workflows/{id}]', async () => {
  const { get } = createCaller();
  const { body } = await get('/export/workflows/67890');
  expect(body).toMatchObject({ export_version: '1.0', exported_at: '2026-03-10T15:30:00Z', workflow: { id: '67890', state: 'live' } });
  expect(errorOf(await get('/export/workflows/1'))).toEqual([404, 'not_found', 'Workflow not found']);
});
