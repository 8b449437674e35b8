import { expect, test } from 'vitest';
import { createCaller, errorOf, rows } from '../testing/caller.ts';

test('a company is made by its own id, and changed by the same call', async () => {
  const caller = createCaller();
  const made = await caller.send('POST', '/companies', { company_id: 'x-1', name: 'X', plan: 'Enterprise', monthly_spend: 9.9 });
  expect(made.body).toMatchObject({
    type: 'company',
    company_id: 'x-1',
    monthly_spend: 9,
    user_count: 0,
    plan: { type: 'plan', name: 'Enterprise' },
    custom_attributes: { creation_source: 'api' },
  });
  for (const key of ['website', 'industry', 'size', 'remote_created_at']) expect(Object.keys(made.body)).not.toContain(key);
  const changed = await caller.send('POST', '/companies', { company_id: 'x-1', website: 'https://x.example' });
  expect(changed.body).toMatchObject({ id: made.body['id'], name: 'X', website: 'https://x.example' });
  expect((await caller.get(`/companies/${made.body['id']}`)).body).toEqual(changed.body);
  expect(caller.sandbox.ledger().map((entry) => entry.operation)).toEqual(['companies.create', 'companies.create']);
});

test('companies without contacts are not listed, but found by name or own id', async () => {
  const caller = createCaller();
  const before = (await caller.get('/companies')).body['total_count'];
  await caller.send('POST', '/companies', { company_id: 'lonely', name: 'Lonely' });
  expect((await caller.get('/companies')).body['total_count']).toBe(before);
  expect((await caller.get('/companies?company_id=lonely')).body['data']).toHaveLength(1);
  expect((await caller.get('/companies?name=Lonely')).body['data']).toHaveLength(1);
  expect(errorOf(await caller.get('/companies?name=lonely'))).toEqual([404, 'company_not_found', 'Company Not Found']);
});

test('an unknown field is named', async () => {
  expect(errorOf(await createCaller().send('POST', '/companies', { company_id: 'x', test: 1 }))).toEqual([
    400,
    'bad_request',
    "bad 'test' parameter",
  ]);
});

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
  expect(errorOf(await caller.send('POST', '/tags', { id: tag['id'], name: 'VIP' }))).toEqual([
    400,
    'parameter_invalid',
    'invalid tag parameters',
  ]);
  expect(errorOf(await caller.send('POST', '/tags', { name: '' }))).toEqual([400, 'parameter_invalid', 'invalid tag parameters']);
  expect(errorOf(await caller.send('POST', '/tags', { id: '1', name: 'Other' }))).toEqual([404, 'tag_not_found', 'Tag not found']);
});
