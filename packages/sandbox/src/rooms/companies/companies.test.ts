import { expect, test } from 'vitest';
import { createCaller, errorOf } from '../../testing/caller.ts';

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
