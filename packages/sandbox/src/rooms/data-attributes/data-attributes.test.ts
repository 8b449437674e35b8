import { expect, test } from 'vitest';
import { createCaller, errorOf, rows } from '../../testing/caller.ts';

test('what is made here contacts can have, and searches find, until it is archived [facts 7]', async () => {
  const caller = createCaller();
  const { id } = (await caller.send('POST', '/contacts', { role: 'lead' })).body;
  const put = () => caller.send('PUT', `/contacts/${id}`, { custom_attributes: { colour: 'red' } });
  expect(errorOf(await put())).toEqual([400, 'parameter_invalid', "Custom attribute 'colour' does not exist"]);
  const made = (await caller.send('POST', '/data_attributes', { name: 'colour', model: 'contact', data_type: 'string' })).body;
  expect(made).toMatchObject({ full_name: 'custom_attributes.colour', custom: true, archived: false });
  expect((await put()).status).toBe(200);
  const query = { field: 'custom_attributes.colour', operator: '=', value: 'red' };
  expect((await caller.send('POST', '/contacts/search', { query })).body['total_count']).toBe(1);
  await caller.send('PUT', `/data_attributes/${made['id']}`, { archived: true });
  expect(errorOf(await put())[1]).toBe('parameter_invalid');
  const names = async (path: string) => rows((await caller.get(path)).body['data']).map(({ name }) => String(name));
  expect(await names('/data_attributes?model=contact')).not.toContain('colour');
  expect(await names('/data_attributes?model=contact&include_archived=true')).toContain('colour');
});

test('the refusals of the description, word for word [2.16 description, POST and PUT /data_attributes]', async () => {
  const caller = createCaller();
  const make = (body: object) => caller.send('POST', '/data_attributes', { name: 'Ring', model: 'company', data_type: 'string', ...body });
  expect(errorOf(await make({ model: 'ring' }))[2]).toBe('The Data Attribute model field must be either contact or company');
  expect(errorOf(await make({ data_type: 'ring' }))[2]).toBe("Data Type isn't an option");
  expect(errorOf(await make({ name: '!nope' }))[2]).toContain('alphanumeric characters, currency symbols, and hyphens');
  expect(errorOf(await make({ data_type: 'options', options: [{ value: 'one' }] }))[0]).toBe(400);
  const ring = (await make({})).body;
  expect(errorOf(await make({}))[2]).toContain("You already have 'Ring' in your company data.");
  expect(errorOf(await caller.send('PUT', `/data_attributes/${ring['id']}`, { options: 'x' }))[2]).toBe("Options isn't an array");
  expect(errorOf(await caller.send('PUT', '/data_attributes/1', {}))).toEqual([
    404,
    'field_not_found',
    "We couldn't find that data attribute to update",
  ]);
});

test('an attribute on which a segment depends cannot be archived; conversations have a list of their own from 2.16 on [facts 2.1.6]', async () => {
  const caller = createCaller();
  const plan = rows((await caller.get('/data_attributes?model=contact')).body['data']).find(({ name }) => String(name) === 'plan');
  expect(errorOf(await caller.send('PUT', `/data_attributes/${plan?.['id']}`, { archived: true }))).toEqual([
    422,
    'data_invalid',
    'The Data Attribute you are trying to archive has a dependant object',
  ]);
  expect(errorOf(await caller.get('/data_attributes?model=conversation'))[0]).toBe(422);
});

test('up to 2.15 the attributes of conversations are listed with the others [2.16 description, GET /data_attributes; facts 2.1.6]', async () => {
  const caller = createCaller();
  const old = { 'intercom-version': '2.15' };
  const listed = rows((await caller.get('/data_attributes?model=conversation', old)).body['data']);
  expect(listed.map(({ name, data_type, model }) => [name, data_type, model])).toEqual([
    ['Order number', 'string', 'conversation'],
    ['Urgency', 'string', 'conversation'],
    ['Refund due', 'boolean', 'conversation'],
  ]);
  const models = async (headers?: Record<string, string>) =>
    new Set(rows((await caller.get('/data_attributes', headers)).body['data']).map(({ model }) => String(model)));
  expect(await models(old)).toEqual(new Set(['contact', 'company', 'conversation']));
  expect(await models()).toEqual(new Set(['contact', 'company']));
});
