import { expect, test } from 'vitest';
import { createCaller, errorOf, rows } from '../../testing/caller.ts';

const path = '/data_connectors/12345/execution_results';

test('the last hour unless told; bodies only when asked for, and always of one run [2.16 description, GET …/execution_results]', async () => {
  const { get } = createCaller();
  const recent = rows((await get(path)).body['data']);
  expect(recent).toHaveLength(1);
  expect(recent[0]).not.toHaveProperty('request_body');
  const all = (await get(`${path}?start_ts=1&per_page=30&include_bodies=true`)).body;
  expect(rows(all['data']).length).toBeGreaterThan(10);
  expect(rows(all['data'])[0]).toHaveProperty('request_body');
  expect((await get(`${path}/${recent[0]?.['id']}`)).body).toHaveProperty('request_body');
  const failed = rows((await get(`${path}?start_ts=1&success=false`)).body['data']);
  expect(new Set(failed.map(({ success }) => String(success)))).toEqual(new Set(['false']));
});

test('what cannot be asked for is refused in the words of the description [2.16 description]', async () => {
  const { get } = createCaller();
  expect(errorOf(await get(`${path}?start_ts=today`))[2]).toBe('start_ts must be a Unix timestamp (integer)');
  expect(errorOf(await get(`${path}?error_type=x`))[2]).toContain(
    'Invalid error_type. Must be one of: request_configuration_error, faraday_error',
  );
  expect(errorOf(await get(`${path}/1`))).toEqual([404, 'execution_result_not_found', 'Execution result not found']);
  expect(errorOf(await get('/data_connectors/1/execution_results'))).toEqual([404, 'data_connector_not_found', 'Data connector not found']);
});
