import { expect, test } from 'vitest';
import { createCaller, createTestClock, errorOf, rows } from '../../testing/caller.ts';

const size = { contacts: 60, companies: 120, conversations: 2, articles: 2 };

test('one scroll at a time: a hundred companies each, an empty page ends it, and another can begin [facts 5.3]', async () => {
  const caller = createCaller({ size });
  const first = (await caller.get('/companies/scroll')).body;
  expect(first).toMatchObject({ type: 'list', pages: null, total_count: null, scroll_param: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  expect(errorOf(await caller.get('/companies/scroll'))).toEqual([400, 'scroll_exists', 'scroll already exists for this workspace']);
  const on = () => caller.get(`/companies/scroll?scroll_param=${first['scroll_param']}`);
  const [second, third] = [(await on()).body, (await on()).body];
  expect([rows(first['data']).length, rows(second['data']).length, rows(third['data']).length]).toEqual([100, 25, 0]);
  expect(third['scroll_param']).toBe(first['scroll_param']);
  expect(errorOf(await on())).toEqual([404, 'not_found', 'scroll parameter not found']);
  expect((await caller.get('/companies/scroll')).status).toBe(200);
});

test('a scroll that nobody used for a minute is over [facts 5.3]', async () => {
  const clock = createTestClock();
  const caller = createCaller({ size, clock });
  const param = (await caller.get('/companies/scroll')).body['scroll_param'];
  clock.advance(59_000);
  expect((await caller.get(`/companies/scroll?scroll_param=${param}`)).status).toBe(200);
  clock.advance(61_000);
  expect(errorOf(await caller.get(`/companies/scroll?scroll_param=${param}`))[2]).toBe('scroll parameter not found');
  expect((await caller.get('/companies/scroll')).status).toBe(200);
});

test('the list by activity can be turned round, and both orders are the same companies [facts 5.3]', async () => {
  const caller = createCaller();
  const ids = async (order: string) =>
    rows((await caller.send('POST', `/companies/list?per_page=60&order=${order}`)).body['data']).map(({ id }) => id);
  const [down, up] = [await ids('desc'), await ids('asc')];
  expect(up).toEqual(down.toReversed());
});

test('a deleted company is gone from its people, and can be made again [facts 7]', async () => {
  const caller = createCaller();
  const company = rows((await caller.get('/companies?company_id=acme')).body['data'])[0];
  const person = rows((await caller.get(`/companies/${company?.['id']}/contacts`)).body['data'])[0];
  expect((await caller.send('DELETE', `/companies/${company?.['id']}`)).body).toEqual({
    id: company?.['id'],
    object: 'company',
    deleted: true,
  });
  expect(errorOf(await caller.get(`/companies/${company?.['id']}`))[1]).toBe('company_not_found');
  expect((await caller.get(`/contacts/${person?.['id']}`)).body['companies']).toMatchObject({ total_count: 0 });
  expect((await caller.send('POST', '/companies', { company_id: 'acme', name: 'Acme again' })).body['id']).not.toBe(company?.['id']);
});

test('a company changes by its Intercom id; its company_id never does [2.16 description, PUT /companies/{id}]', async () => {
  const caller = createCaller();
  const company = rows((await caller.get('/companies?company_id=acme')).body['data'])[0];
  const changed = await caller.send('PUT', `/companies/${company?.['id']}`, { name: 'Acme & Co', plan: 'Free' });
  expect(changed.body).toMatchObject({ name: 'Acme & Co', company_id: 'acme', plan: { type: 'plan', name: 'Free' } });
  const sneaky = await caller.send('PUT', `/companies/${company?.['id']}`, { company_id: 'other' });
  expect(sneaky.body['company_id']).toBe('acme');
});
