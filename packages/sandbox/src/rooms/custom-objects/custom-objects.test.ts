import { expect, test } from 'vitest';
import { createCaller, errorOf, rows } from '../../testing/caller.ts';

const path = '/custom_object_instances/Order';

test('the same external id is the same object; asked for by it, one object comes and no list [facts 7]', async () => {
  const { get, send } = createCaller();
  const first = (await send('POST', path, { external_id: 'mine', custom_attributes: { order_number: 'A' } })).body;
  const second = (await send('POST', path, { external_id: 'mine', custom_attributes: { total_amount: 5 } })).body;
  expect(second).toMatchObject({ id: first['id'], type: 'Order', custom_attributes: { order_number: 'A', total_amount: 5 } });
  expect((await get(`${path}?external_id=mine`)).body).toEqual(second);
  expect((await get(`${path}/${first['id']}`)).body).toEqual(second);
  expect((await send('DELETE', `${path}?external_id=mine`)).body).toEqual({ id: first['id'], object: 'Order', deleted: true });
  expect(errorOf(await get(`${path}?external_id=mine`))).toEqual([404, 'not_found', 'Custom object instance not found']);
});

test('lists came with 2.16, of all or of what belongs to a contact; a type that nobody made is not found [facts 2.1.10]', async () => {
  const { get } = createCaller();
  const all = (await get(path)).body;
  expect(all['pages']).toMatchObject({ per_page: 20 });
  expect(errorOf(await get(path, { 'intercom-version': '2.15' }))[1]).toBe('parameter_not_found');
  const contact = rows((await get('/contacts?per_page=150')).body['data']).find(({ role }) => String(role) === 'user')?.['id'];
  expect((await get(`${path}?references_contact_id=${contact}`)).body['total_count']).toBe(1);
  expect(errorOf(await get('/custom_object_instances/Moon'))).toEqual([404, 'not_found', 'Custom object type `Moon` not found']);
});
