import { expect, test } from 'vitest';
import { createCaller, errorOf, rows } from '../../testing/caller.ts';

test('tagging companies that do not exist passes over them from 2.16 on', async () => {
  const caller = createCaller();
  const body = { name: 'Partner', companies: [{ company_id: 'acme' }, { id: 'nobody' }] };
  expect(errorOf(await caller.send('POST', '/tags', body, { 'intercom-version': '2.15' }))).toEqual([
    404,
    'company_not_found',
    'Company Not Found',
  ]);
  expect(caller.sandbox.ledger()).toEqual([]);
  const tag = await caller.send('POST', '/tags', body);
  expect(tag.body['name']).toBe('Partner');
  const tagged = rows((await caller.get(`/companies?tag_id=${tag.body['id']}`)).body['data']);
  expect([...tagged].map((company) => company['name'])).toEqual(['Acme Corp']);
});

test('a tag is renamed by its id; a name that is taken or empty is refused', async () => {
  const caller = createCaller();
  const tag = (await caller.send('POST', '/tags', { name: 'Old' })).body;
  expect((await caller.send('POST', '/tags', { id: tag['id'], name: 'New' })).body).toEqual({ type: 'tag', id: tag['id'], name: 'New' });
  expect((await caller.send('POST', '/tags', { id: tag['id'], name: 'New' })).status).toBe(200);
  expect(errorOf(await caller.send('POST', '/tags', { id: tag['id'], name: 'VIP' }))).toEqual([
    400,
    'parameter_invalid',
    'invalid tag parameters',
  ]);
  expect(errorOf(await caller.send('POST', '/tags', { name: '' }))).toEqual([400, 'parameter_invalid', 'invalid tag parameters']);
  expect(errorOf(await caller.send('POST', '/tags', { id: '1', name: 'Other' }))).toEqual([404, 'tag_not_found', 'Tag not found']);
});

test('an archived contact is not tagged', async () => {
  const caller = createCaller();
  const { id } = (await caller.send('POST', '/contacts', { role: 'lead' })).body;
  await caller.send('POST', `/contacts/${id}/archive`);
  const body = { name: 'VIP', users: [{ id }] };
  expect(errorOf(await caller.send('POST', '/tags', body, { 'intercom-version': '2.15' }))).toEqual([404, 'not_found', 'User Not Found']);
  expect((await caller.send('POST', '/tags', body)).status).toBe(200);
  expect(caller.sandbox.ledger().map((entry) => entry.operation)).toEqual(['contacts.create', 'contacts.archive']);
});

test('a deleted tag is off everything; one on which a segment depends stays [2.16 description, DELETE /tags/{id}]', async () => {
  const caller = createCaller();
  const { id } = (await caller.send('POST', '/contacts', { role: 'lead' })).body;
  const tag = (await caller.send('POST', '/tags', { name: 'Passing', users: [{ id }] })).body;
  const article = rows((await caller.get('/articles')).body['data'])[0]?.['id'];
  const by = { id: tag['id'], admin_id: caller.sandbox.admins[0]?.id };
  expect((await caller.send('POST', `/articles/${article}/tags`, by)).status).toBe(200);
  const found = async () => (await caller.get(`/content/search?tag_ids=${tag['id']}`)).body['total_count'];
  expect(await found()).toBe(1);
  const answer = await caller.send('DELETE', `/tags/${tag['id']}`);
  expect([answer.status, answer.body['text']]).toEqual([200, '']);
  expect((await caller.get(`/contacts/${id}`)).body['tags']).toMatchObject({ total_count: 0 });
  expect(await found()).toBe(0);
  expect(errorOf(await caller.get(`/tags/${tag['id']}`))).toEqual([404, 'not_found', 'Resource Not Found']);
  const beta = rows((await caller.get('/tags')).body['data']).find(({ name }) => String(name) === 'Beta');
  expect(errorOf(await caller.send('DELETE', `/tags/${beta?.['id']}`))).toEqual([
    400,
    'tag_has_dependent_objects',
    'Unable to delete Tag with dependent objects. Segments: Beta testers.',
  ]);
});
