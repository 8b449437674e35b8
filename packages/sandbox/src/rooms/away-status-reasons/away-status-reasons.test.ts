import { expect, test } from 'vitest';
import { createCaller, errorOf, rows } from '../../testing/caller.ts';

test('deleted reasons are listed and marked; before 2.14 there are none [2.16 description, GET /away_status_reasons]', async () => {
  const { get } = createCaller();
  expect(rows((await get('/away_status_reasons')).body['data']).map(({ deleted }) => String(deleted))).toEqual([
    'false',
    'false',
    'true',
    'false',
  ]);
  expect(errorOf(await get('/away_status_reasons', { 'intercom-version': '2.13' }))[1]).toBe('intercom_version_invalid');
});
