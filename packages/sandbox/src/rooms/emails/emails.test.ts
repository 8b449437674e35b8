import { expect, test } from 'vitest';
import { createCaller, errorOf, rows } from '../../testing/caller.ts';

test('each brand writes from an address that is there [2.16 description, GET /emails, GET /brands]', async () => {
  const { get } = createCaller();
  for (const brand of rows((await get('/brands')).body['data'])) {
    expect((await get(`/emails/${brand['default_address_settings_id']}`)).body).toMatchObject({
      type: 'email_setting',
      brand_id: brand['id'],
    });
  }
  expect(errorOf(await get('/emails/99'))).toEqual([404, 'not_found', 'Email setting not found']);
});
