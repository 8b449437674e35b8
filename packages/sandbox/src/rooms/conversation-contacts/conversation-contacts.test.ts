import { expect, test } from 'vitest';
import { createCaller, errorOf, rows } from '../../testing/caller.ts';

test('an address that nobody has becomes a lead; the last person stays [2.16 description, /conversations/{id}/customers]', async () => {
  const caller = createCaller();
  const admin_id = caller.sandbox.admins[0]?.id;
  const conversation = rows((await caller.get('/conversations')).body['conversations']).find(
    (one) => rows(one['contacts']?.['contacts']).length === 1,
  );
  const path = `/conversations/${conversation?.['id']}/customers`;
  const first = conversation?.['contacts']?.['contacts']?.[0]?.['id'];
  expect(errorOf(await caller.send('DELETE', `${path}/${first}`, { admin_id }))).toEqual([
    422,
    'parameter_invalid',
    'Removing the last customer is not allowed',
  ]);
  const added = (await caller.send('POST', path, { admin_id, customer: { email: 'late@example.com' } })).body;
  const lead = rows(added['customers']).at(-1);
  expect(lead).toMatchObject({ type: 'lead' });
  expect((await caller.get(`/contacts/${lead?.['id']}`)).body).toMatchObject({ role: 'lead', email: 'late@example.com' });
  expect(
    rows((await caller.get(`/conversations/${conversation?.['id']}`)).body['conversation_parts']?.['conversation_parts']).at(-1),
  ).toMatchObject({ part_type: 'participant_added' });
  const left = (await caller.send('DELETE', `${path}/${lead?.['id']}`, { admin_id })).body;
  expect(rows(left['customers']).map(({ id }) => id)).toEqual([first]);
  expect(errorOf(await caller.send('POST', path, { admin_id, customer: { user_id: 'nobody' } }))).toEqual([
    404,
    'not_found',
    'User Not Found',
  ]);
});
