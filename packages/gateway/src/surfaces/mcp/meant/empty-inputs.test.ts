import { loadOperation } from '@gatehouse/connector';
import { expect, test } from 'vitest';
import { readInput } from './read-input.ts';

const read = async (name: string, input: Record<string, unknown>) => readInput(await loadOperation(name), input, Date.now());

test.each([
  ['contacts.update', { contact_id: 'c1' }],
  ['companies.update', { company_id: 'c1' }],
  ['custom_objects.create', { custom_object_type_identifier: 'Order', external_id: '1' }],
])('null is not what all attributes are cleared by: %s', async (name, given) => {
  const { input, notes } = await read(name, { ...given, custom_attributes: null });
  expect(input).toEqual(given);
  expect(notes).toEqual([expect.stringContaining('custom_attributes: null was left out')]);
  const one = { ...given, custom_attributes: { plan: null } };
  expect(await read(name, one)).toEqual({ input: one, notes: [] });
});

test('what is left out of a question since it is blank is told', async () => {
  const { input, notes } = await read('companies.list', { name: '', tag_id: ' ', segment_id: '  ', per_page: 5 });
  expect(input).toEqual({ per_page: 5 });
  expect(notes).toEqual(['Left out, since nothing stands in it: name, tag_id, segment_id.']);
  expect((await read('contacts.list', { starting_after: '   ' })).notes).toEqual([expect.stringContaining('starting_after')]);
  expect((await read('contacts.list', { starting_after: '' })).notes).toEqual([]);
});
