import { expect, test } from 'vitest';
import { createCaller, errorOf, rows } from '../../testing/caller.ts';

test('a type that is none is refused with those that are; deleting archives [2.16 description, /conversations/attributes]', async () => {
  const { get, send } = createCaller();
  expect(errorOf(await send('POST', '/conversations/attributes', { name: 'x', data_type: 'invalid_type' }))).toEqual([
    422,
    'parameter_invalid',
    "data_type 'invalid_type' is not valid. Allowed types: string, integer, list, decimal, boolean, datetime, relationship, files",
  ]);
  const { id } = (await send('POST', '/conversations/attributes', { name: 'Mood', data_type: 'string' })).body;
  expect((await send('DELETE', `/conversations/attributes/${id}`)).body).toMatchObject({ id, archived: true });
  const names = async (path: string) => rows((await get(path)).body['data']).map(({ name }) => String(name));
  expect(await names('/conversations/attributes')).not.toContain('Mood');
  expect(await names('/conversations/attributes?include_archived=true')).toContain('Mood');
  expect(errorOf(await get('/conversations/attributes/999'))).toEqual([
    404,
    'conversation_attribute_not_found',
    'Conversation attribute not found',
  ]);
});

test('two options stay; only lists have them; only a label is taken [2.16 description, /conversations/attributes/{id}/options]', async () => {
  const { send } = createCaller();
  const path = '/conversations/attributes/12/options';
  const made = (await send('POST', path, { label: 'Highest' })).body;
  const options = rows(made['options']);
  expect(options.at(-1)).toMatchObject({ label: 'Highest', archived: false, id: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  for (const option of options.slice(0, 2)) {
    const left = (await send('DELETE', `${path}/${option['id']}`)).body;
    expect(rows(left['options']).find(({ id }) => id === option['id'])).toMatchObject({ archived: true });
  }
  expect(errorOf(await send('DELETE', `${path}/${options[2]?.['id']}`))[2]).toBe('A list attribute must have at least 2 active options');
  expect(errorOf(await send('POST', '/conversations/attributes/11/options', { label: 'x' }))[2]).toBe(
    'Options can only be managed on list attributes',
  );
  expect(errorOf(await send('POST', path, { label: 'x', colour: 'red' }))[2]).toBe("only 'label' is accepted");
  expect(errorOf(await send('POST', path, {}))[2]).toBe('label is required');
  expect(errorOf(await send('PUT', `${path}/nope`, { label: 'x' }))).toEqual([
    404,
    'conversation_attribute_not_found',
    'List option not found',
  ]);
});

test('a conversation takes an option that is live, and no other', async () => {
  const { get, send } = createCaller();
  const { id } = rows((await get('/conversations?per_page=1')).body['conversations'])[0] ?? {};
  expect((await send('PUT', `/conversations/${id}`, { custom_attributes: { Urgency: 'High' } })).status).toBe(200);
  expect(errorOf(await send('PUT', `/conversations/${id}`, { custom_attributes: { Urgency: 'Highest' } }))[0]).toBe(400);
});
