import { expect, test } from 'vitest';
import { createCaller, rows, thing } from '../../testing/caller.ts';

const preview = { 'intercom-version': 'Preview' };

test('a preview says what the merge then does, and changes nothing itself [Preview description, POST /contacts/merge/preview]', async () => {
  const { get, send, sandbox } = createCaller();
  const make = async (body: object) => (await send('POST', '/contacts', body)).body;
  const into = await make({ role: 'user', external_id: 'ada', phone: '+353871234567' });
  const from = await make({ role: 'lead', email: 'ada@example.com', name: 'Ada', phone: '+353871234567' });
  await send('POST', `/contacts/${from['id']}/notes`, { body: 'Met at the fair' });
  const pair = { from: from['id'], into: into['id'] };
  const before = sandbox.ledger().length;
  const { allowed, summary } = (await send('POST', '/contacts/merge/preview', pair, preview)).body;
  expect(allowed).toBe(true);
  expect(rows(thing(thing(summary)['attribute_changes'])['attributes'])).toEqual([
    { field: 'name', outcome: 'adopted', from_value: 'Ada', new_into_value: 'Ada' },
    { field: 'email', outcome: 'adopted', from_value: 'ada@example.com', new_into_value: 'ada@example.com' },
  ]);
  expect(thing(thing(summary)['reassignments'])['notes']).toEqual({ from: 1, into: 0 });
  expect(sandbox.ledger()).toHaveLength(before);
  const merged = (await send('POST', '/contacts/merge', pair)).body;
  expect(merged).toMatchObject({ name: 'Ada', email: 'ada@example.com' });
  expect((await get(`/contacts/${into['id']}/notes`)).body['total_count']).toBe(1);
});

test('no is an answer with reasons: wrong roles, nothing shared; a shared external id is enough [Preview description, POST /contacts/merge/preview]', async () => {
  const { send } = createCaller();
  const make = async (body: object) => String((await send('POST', '/contacts', body)).body['id']);
  const [user, other] = [await make({ role: 'user', email: 'a@example.com' }), await make({ role: 'user', email: 'b@example.com' })];
  const lead = await make({ role: 'lead', email: 'c@example.com' });
  const reason = async (body: object) => rows((await send('POST', '/contacts/merge/preview', body, preview)).body['reasons'])[0]?.['code'];
  expect(await reason({ from: other, into: user })).toBe('invalid_merge_role_pair');
  expect(await reason({ from: lead, into: user })).toBe('no_shared_identifier');
  expect(await reason({ from: lead, into: user, skip_duplicate_validation: true })).toBeUndefined();
});
