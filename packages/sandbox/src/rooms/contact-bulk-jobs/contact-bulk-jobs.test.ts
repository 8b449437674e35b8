import { expect, test } from 'vitest';
import { type Caller, createCaller, createTestClock, errorOf, rows, thing } from '../../testing/caller.ts';

const preview = { 'intercom-version': 'Preview' };

function start() {
  const clock = createTestClock();
  const caller = createCaller({ clock });
  const send = (method: string, path: string, body?: object) => caller.send(method, path, body, preview);
  const state = async (id: unknown) => (await caller.get(`/contacts/bulk/${id}`, preview)).body['state'];
  return { clock, caller, send, state };
}
const bodyOf = async (caller: Caller, path: string) => (await caller.get(path)).body;

test('a job takes its time; what exists is rejected and never changed, the rest is made [Preview description, POST /contacts/bulk; facts 10]', async () => {
  const { clock, caller, send, state } = start();
  const known = rows((await bodyOf(caller, '/contacts'))['data']).find((contact) => contact['email']);
  const contacts = [
    { email: String(known?.['email']), name: 'Somebody else' },
    { email: 'new@example.com', companies: [{ company_id: 'fresh', name: 'Fresh' }], tags: { add: [{ id: '404' }] } },
    { email: 'NEW@example.com' },
    { external_id: 'next', companies: [{ company_id: 'fresh' }] },
  ];
  const begun = await send('POST', '/contacts/bulk', { contacts });
  expect([begun.status, begun.body['state'], begun.body['completed_at']]).toEqual([202, 'pending', null]);
  const { id } = begun.body;
  clock.advance(2000);
  expect(await state(id)).toBe('running');
  clock.advance(60_000);
  expect(await state(id)).toBe('completed_with_errors');
  expect((await bodyOf(caller, `/contacts/${known?.['id']}`))['name']).toEqual(known?.['name']);
  const company = (await bodyOf(caller, '/companies?company_id=fresh'))['data'];
  expect(thing(rows(company)[0])).toMatchObject({ name: 'Fresh', user_count: 2 });
});

test('a request may be added to a job that runs, and to none that is over [Preview description, POST /contacts/bulk]', async () => {
  const { clock, send } = start();
  const first = (await send('POST', '/contacts/bulk', { contacts: [{ email: 'a@example.com' }] })).body;
  const job = { id: first['id'] };
  const second = await send('POST', '/contacts/bulk', { contacts: [{ email: 'b@example.com' }], job });
  expect(rows(second.body['tasks'])).toHaveLength(2);
  clock.advance(60_000);
  const late = await send('POST', '/contacts/bulk', { contacts: [{ email: 'c@example.com' }], job });
  expect(errorOf(late)).toEqual([403, 'forbidden', `job ${job.id} is closed for new task updates`]);
  const unknown = await send('POST', '/contacts/bulk', { contacts: [], job: { id: 'none' } });
  expect(errorOf(unknown).slice(0, 2)).toEqual([404, 'job_not_found']);
});

test('many are changed and deleted by id; an unknown one is rejected alone [Preview description, PUT /contacts/bulk]', async () => {
  const { clock, caller, send, state } = start();
  const [one, two] = rows((await bodyOf(caller, '/contacts'))['data']).map(({ id }) => String(id));
  const changed = await send('PUT', '/contacts/bulk', { contacts: [{ id: one, name: 'Changed' }, { id: 'nobody' }] });
  expect((await bodyOf(caller, `/contacts/${one}`))['name']).toBe('Changed');
  const deleted = await send('POST', '/contacts/bulk/delete', { contacts: [{ id: one }, { id: two }] });
  expect(errorOf(await caller.get(`/contacts/${two}`))[0]).toBe(404);
  clock.advance(60_000);
  expect([await state(changed.body['id']), await state(deleted.body['id'])]).toEqual(['completed_with_errors', 'completed']);
});

test.each([
  ['POST', '/contacts/bulk', {}, 'field_not_found'],
  ['POST', '/contacts/bulk', { contacts: {} }, 'type_mismatch'],
  ['POST', '/contacts/bulk', { contacts: ['x'] }, 'type_mismatch'],
  ['POST', '/contacts/bulk', { contacts: Array.from({ length: 101 }, () => ({})) }, 'parameter_invalid'],
  ['PUT', '/companies/bulk', { companies: [{ name: 'x' }] }, 'field_not_found'],
])('%s %s refuses %j as a whole: 422 %s [facts 2.5; Preview description]', async (method, path, body, code) => {
  expect(errorOf(await start().send(method, path, body)).slice(0, 2)).toEqual([422, code]);
});
