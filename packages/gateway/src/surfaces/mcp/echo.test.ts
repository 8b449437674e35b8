import { loadOperation } from '@gatehouse/connector';
import { expect, test } from 'vitest';
import { shapeOf } from './shape.ts';

/** The result of a write: what identifies the thing, and what became of the fields that were written. */
const after = async (name: string, input: Record<string, unknown>, body: unknown) => shapeOf(await loadOperation(name))(body, input);

const contact = {
  type: 'contact',
  id: 'c1',
  role: 'user',
  name: 'Ada',
  email: 'ada@example.com',
  phone: '+441',
  owner_id: '7',
  signed_up_at: 1_700_000_000,
  unsubscribed_from_emails: false,
  custom_attributes: { plan: 'gold', seats: 7, note: 'x' },
};

test.each([
  ['a field that rows do not have', { owner_id: '7' }, { owner_id: '7' }, {}],
  ['a time', { signed_up_at: 1 }, { signed_up_at: '2023-11-14 22:13:20', times: 'UTC' }, {}],
  ['a switch that is off', { unsubscribed_from_emails: false }, { unsubscribed_from_emails: false }, {}],
  ['words, as they are now', { phone: '+44 1' }, {}, { phone: '+441' }],
  ['of the attributes those that were written', { custom_attributes: { plan: 'silver' } }, {}, { custom_attributes: { plan: 'gold' } }],
])('%s', async (_, input, own, words) => {
  expect(await after('contacts.update', { contact_id: 'c1', ...input }, contact)).toEqual({
    id: 'c1',
    role: 'user',
    ...own,
    untrusted: { name: 'Ada', email: 'ada@example.com', ...words },
  });
});

test('what was cleared is said to be empty', async () => {
  const shown = await after('contacts.update', { contact_id: 'c1', phone: null, name: null }, { ...contact, phone: null, name: null });
  expect(shown).toEqual({ id: 'c1', role: 'user', untrusted: { email: 'ada@example.com' }, now_empty: ['phone', 'name'] });
});

test('and so are attributes that were cleared, whether Intercom shows them as empty or no more', async () => {
  const cleared = { name: '', custom_attributes: { plan: null, seats: '', note: 'y' } };
  const now = { ...contact, name: '', custom_attributes: { plan: null, note: 'y' } };
  expect(await after('contacts.update', { contact_id: 'c1', ...cleared }, now)).toMatchObject({
    now_empty: ['name', 'custom_attributes.plan', 'custom_attributes.seats'],
  });
  expect(await after('contacts.update', { contact_id: 'c1', custom_attributes: { note: 'y' } }, now)).not.toHaveProperty('now_empty');
});

test.each([' ', '\u200b', ' \u00a0\u2060'])('and so is what %j empties, whether Intercom cuts it off or not', async (blank) => {
  const cleared = { contact_id: 'c1', name: blank, custom_attributes: { plan: blank, seats: blank } };
  for (const name of [blank, '', null]) {
    const now = { ...contact, name, custom_attributes: { plan: name } };
    expect(await after('contacts.update', cleared, now)).toMatchObject({
      now_empty: ['name', 'custom_attributes.plan', 'custom_attributes.seats'],
    });
  }
});

test('a long text only begins, and a thread stays away', async () => {
  const article = { id: '1', title: 'T', state: 'draft', body: 'x'.repeat(5000), description: 'd' };
  const shown = await after('articles.update', { article_id: 1, body: 'x'.repeat(5000) }, article);
  expect(shown).toEqual({ id: '1', state: 'draft', untrusted: { title: 'T', body: `${'x'.repeat(280)}… [cut, 4720 more characters]` } });
  const conversation = { id: '5', state: 'open', read: true, conversation_parts: { conversation_parts: [{ id: '2', part_type: 'note' }] } };
  expect(await after('conversations.update', { conversation_id: '5', read: true }, conversation)).toMatchObject({ id: '5', read: true });
  expect(await after('conversations.update', { conversation_id: '5', read: true }, conversation)).not.toHaveProperty('conversation_parts');
});
