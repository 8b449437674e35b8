import { expect, test } from 'vitest';
import { createCaller, errorOf, rows } from '../../testing/caller.ts';

test('attaching answers the company, and both know of each other [recorded: attach-company]', async () => {
  const caller = createCaller();
  const contact = (await caller.send('POST', '/contacts', { role: 'user', external_id: 'x-1' })).body;
  const company = (await caller.send('POST', '/companies', { company_id: 'late', name: 'Late Ltd' })).body;
  // Without people it stays out of lists.
  expect(rows((await caller.send('POST', '/companies/list?per_page=60')).body['data']).map(({ id }) => id)).not.toContain(company['id']);
  const attached = await caller.send('POST', `/contacts/${contact['id']}/companies`, { id: company['id'] });
  expect(attached.body).toMatchObject({ type: 'company', id: company['id'], user_count: 1 });
  expect(rows((await caller.get(`/contacts/${contact['id']}/companies`)).body['data']).map(({ id }) => id)).toEqual([company['id']]);
  expect(rows((await caller.get(`/companies/${company['id']}/contacts`)).body['data']).map(({ id }) => id)).toEqual([contact['id']]);
  const detached = await caller.send('DELETE', `/contacts/${contact['id']}/companies/${company['id']}`);
  expect(detached.body).toMatchObject({ type: 'company', user_count: 0 });
  expect(errorOf(await caller.send('DELETE', `/contacts/${contact['id']}/companies/${company['id']}`))[1]).toBe('company_not_found');
});

test('a company that is not named, or not there, is refused in the words of the description [2.16 description]', async () => {
  const caller = createCaller();
  const contact = (await caller.send('POST', '/contacts', { role: 'lead' })).body;
  const path = `/contacts/${contact['id']}/companies`;
  expect(errorOf(await caller.send('POST', path, {}))).toEqual([400, 'parameter_not_found', 'company not specified']);
  expect(errorOf(await caller.send('POST', path, { id: 'nobody' }))).toEqual([404, 'company_not_found', 'Company Not Found']);
});
