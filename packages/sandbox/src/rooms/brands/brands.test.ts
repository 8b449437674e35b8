import { expect, test } from 'vitest';
import { createCaller, errorOf, rows } from '../../testing/caller.ts';

test('the default brand has the id of the workspace [2.16 description, GET /brands]', async () => {
  const { get, sandbox } = createCaller();
  const [first] = rows((await get('/brands')).body['data']);
  expect(first).toMatchObject({ id: sandbox.workspace.id_code, is_default: true });
  expect((await get(`/brands/${sandbox.workspace.id_code}`)).body).toEqual(first);
  expect(errorOf(await get('/brands/9'))).toEqual([404, 'not_found', 'Brand not found']);
});
