import { expect, test } from 'vitest';
import { createCaller, errorOf, rows } from '../../testing/caller.ts';

test('every type begins with a title and a description, which keep their names [2.16 description, POST /ticket_types]', async () => {
  const { send } = createCaller();
  const type = (await send('POST', '/ticket_types', { name: 'Question', category: 'Customer' })).body;
  const fields = rows(type['ticket_type_attributes']?.['data']);
  expect(fields.map(({ name }) => String(name))).toEqual(['_default_title_', '_default_description_']);
  const path = `/ticket_types/${type['id']}/attributes`;
  expect((await send('PUT', `${path}/${fields[0]?.['id']}`, { name: 'Headline', archived: true })).body).toMatchObject({
    name: '_default_title_',
    archived: false,
  });
  const list = (await send('POST', path, { name: 'Size', description: 'How big', data_type: 'list', list_items: 'Small, Large' })).body;
  expect(list['input_options']).toEqual({
    list_options: [
      { id: '1', label: 'Small', archived: false },
      { id: '2', label: 'Large', archived: false },
    ],
  });
  expect(errorOf(await send('POST', path, { name: 'Size', description: 'x', data_type: 'string' }))[0]).toBe(400);
  expect(errorOf(await send('POST', path, { name: 'Mood', description: 'x', data_type: 'mood' }))[2]).toBe("Data Type isn't an option");
});

test('a state names the types that have it, and a type its states [2.16 description, GET /ticket_states]', async () => {
  const { get } = createCaller();
  const bank = rows((await get('/ticket_states')).body['data']).find((state) => String(state['internal_label']) === 'With the bank');
  expect(rows(bank?.['ticket_types']?.['data']).map(({ name }) => String(name))).toEqual(['Refund']);
  for (const type of rows((await get('/ticket_types')).body['data'])) {
    const labels = rows(type['ticket_states']?.['data']).map((state) => String(state['internal_label']));
    expect(labels.includes('With the bank')).toBe(String(type['name']) === 'Refund');
  }
});
