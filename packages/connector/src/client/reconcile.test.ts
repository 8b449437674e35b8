import { describe, expect, test } from 'vitest';
import { findOperation, judgeLookBack, toLookBack, wayBack } from '../index.ts';

const reply = findOperation('conversations.reply');
const note = { conversation_id: '512', type: 'admin', message_type: 'note', admin_id: '7', body: 'Checked & <sent>' };
const within = { from: 10_100, to: 10_140 };

const part = (change: object = {}) => ({
  type: 'conversation_part',
  id: '1',
  part_type: 'note',
  body: '<p>Checked &amp; &lt;sent&gt;</p>',
  created_at: 10_120,
  author: { type: 'admin', id: '7' },
  ...change,
});
const thread = (parts: readonly object[], total = parts.length) => ({
  type: 'conversation',
  id: '512',
  conversation_parts: { conversation_parts: parts, total_count: total },
});

describe('a reply', () => {
  const way = wayBack(reply, note);
  if (way?.by !== 'read') throw new Error('it is not read back');
  const judge = (parts: readonly object[], { total, input = note }: { total?: number; input?: object } = {}) =>
    judgeLookBack(way, input as typeof note, thread(parts, total), within);

  test('is looked for in its conversation', () => {
    expect([way.operation, toLookBack(way, note)]).toEqual(['conversations.get', { conversation_id: '512' }]);
  });

  test.each<[string, object]>([
    ['as it was written', {}],
    ['in plain text', { body: 'Checked & <sent>' }],
    ['in other markup and spaces', { body: '<div> <b>Checked</b>\n &#38; &#x3c;sent&gt; </div>' }],
    ['by an author with a number for an id', { author: { id: 7 } }],
    ['at the beginning of its time', { created_at: 10_100 }],
    ['at the end of its time', { created_at: 10_140 }],
    ['without a time', { created_at: undefined }],
  ])('is found %s', (_, change) => {
    expect(judge([part({ id: '0', body: 'other' }), part(change)])).toMatchObject({ kind: 'found', row: { id: '1' } });
  });

  test.each<[string, object]>([
    ['with other words', { body: '<p>Checked and sent</p>' }],
    ['without words', { body: null }],
    ['of another kind', { part_type: 'comment' }],
    ['by somebody else', { author: { id: '8' } }],
    ['by nobody', { author: null }],
    ['long before its time', { created_at: 10_100 - 7201 }],
  ])('is not a part %s', (_, change) => {
    expect(judge([part(change)])).toEqual({ kind: 'none' });
  });

  test('is not decided when two are alike', () => {
    expect(judge([part(), part({ id: '2' })])).toMatchObject({ kind: 'undecided' });
  });

  test.each([10_100 - 7200, 10_099, 10_141, 99_999])(
    'is not decided when one was made at another time that may be it: %i',
    (created_at) => {
      expect(judge([part({ created_at })])).toMatchObject({ kind: 'undecided' });
      expect(judge([part({ created_at }), part({ id: '2' })])).toMatchObject({ kind: 'found', row: { id: '2' } });
    },
  );

  test('is not decided when what is shown does not go back far enough', () => {
    const others = [part({ id: '2', body: 'other', created_at: 10_130 })];
    expect(judge(others, { total: 600 })).toMatchObject({ kind: 'undecided' });
    expect(judge([part({ id: '3', body: 'other', created_at: 10_099 }), ...others], { total: 600 })).toEqual({ kind: 'none' });
    expect(judge([], { total: 600 })).toMatchObject({ kind: 'undecided' });
    expect(judge([])).toEqual({ kind: 'none' });
  });

  test('of a contact is found by the contact, as it was named', () => {
    const byId = { conversation_id: '512', type: 'user', message_type: 'comment', intercom_user_id: 'c1', body: 'Hi' };
    const made = part({ part_type: 'comment', body: '<p>Hi</p>', author: { type: 'user', id: 'c1', email: 'ada@example.com' } });
    expect(judge([made], { input: byId })).toMatchObject({ kind: 'found' });
    expect(judge([made], { input: { ...byId, intercom_user_id: 'c2' } })).toEqual({ kind: 'none' });
    const { intercom_user_id: _, ...rest } = byId;
    expect(judge([made], { input: { ...rest, email: 'ADA@example.com' } })).toMatchObject({ kind: 'found' });
    expect(judge([made], { input: { ...rest, email: 'bob@example.com' } })).toEqual({ kind: 'none' });
  });

  test('an answer of another shape decides nothing but that it is not there', () => {
    for (const body of [undefined, null, 7, [], {}, { conversation_parts: 'x' }]) {
      expect(judgeLookBack(way, note, body, within)).toEqual({ kind: 'none' });
    }
  });
});

describe('a contact', () => {
  const create = findOperation('contacts.create');

  test('is read by your own id, searched by its address, and left to a person without either', () => {
    const ways = [{ external_id: 'u-1', email: 'a@b.c' }, { email: 'a@b.c' }, { role: 'lead' }, { external_id: '' }];
    expect(ways.map((input) => wayBack(create, input)?.by)).toEqual(['read', 'search', 'person', 'person']);
  });

  test('is found when it was made in its time', () => {
    const input = { external_id: 'u-1', email: 'Ada@example.com' };
    const way = wayBack(create, input);
    if (way?.by !== 'read') throw new Error('it is not read back');
    expect(toLookBack(way, input)).toEqual({ external_id: 'u-1' });
    const judge = (created_at: number, email = 'ada@example.com') =>
      judgeLookBack(way, input, { id: 'c1', email, created_at }, within).kind;
    expect([judge(10_120), judge(99), judge(10_120, 'other@example.com')]).toEqual(['found', 'none', 'none']);
  });

  test('is found among what a search gives', () => {
    const input = { email: 'ada@example.com' };
    const way = wayBack(create, input);
    if (way?.by !== 'search') throw new Error('it is not searched');
    expect(toLookBack(way, input)).toEqual({ query: { field: 'email', operator: '=', value: 'ada@example.com' } });
    const judge = (data: object[]) => judgeLookBack(way, input, { type: 'list', data }, within, 'data').kind;
    expect(judge([])).toBe('none');
    expect(judge([{ id: 'c1', created_at: 10_120 }])).toBe('found');
    expect(
      judge([
        { id: 'c1', created_at: 10_120 },
        { id: 'c2', created_at: 10_121 },
      ]),
    ).toBe('undecided');
  });
});

test('what can be sent again is not looked for', () => {
  expect(wayBack(findOperation('tags.create'), { name: 'VIP' })).toBeUndefined();
});
