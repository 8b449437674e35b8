import { expect, test } from 'vitest';
import { createCaller, errorOf, rows } from '../../testing/caller.ts';

test('a note on a company names the company and is no note of its contacts; listing begins with 2.15, writing with 2.16 [2.16 description]', async () => {
  const caller = createCaller();
  const company = rows((await caller.get('/companies?company_id=acme')).body['data'])[0];
  const path = `/companies/${company?.['id']}/notes`;
  const note = (await caller.send('POST', path, { body: 'Renews in May' })).body;
  expect(note).toMatchObject({ company: { type: 'company', id: company?.['id'] }, author: null, body: '<p>Renews in May</p>' });
  expect(note).not.toHaveProperty('contact');
  expect(rows((await caller.get(path, { 'intercom-version': '2.15' })).body['data'])).toEqual([note]);
  expect(errorOf(await caller.get(path, { 'intercom-version': '2.14' }))[1]).toBe('intercom_version_invalid');
  expect(errorOf(await caller.send('POST', path, { body: 'x' }, { 'intercom-version': '2.15' }))[1]).toBe('intercom_version_invalid');
  expect(errorOf(await caller.get('/companies/nobody/notes'))).toEqual([404, 'company_not_found', 'Company Not Found']);
});
