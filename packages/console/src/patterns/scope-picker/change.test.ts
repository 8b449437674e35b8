import { expect, test } from 'vitest';
import { listScopes } from '../../../../gateway/src/management/scopes/handlers.ts';
import { changeOf } from './change.ts';

const { scopes } = listScopes(false);
const change = (before: string, after: string) => {
  const { added, taken, seen, deletes, guarding, ...counts } = changeOf(scopes, toSet(before), toSet(after));
  const keys = (list: readonly { key: string }[]) => list.map(({ key }) => key).join(' ');
  return { added: keys(added), taken: keys(taken), ...counts, seen: keys(seen), deletes: deletes.join(' '), guarding: keys(guarding) };
};
const toSet = (text: string) => new Set(text.split(' ').filter(Boolean));
const none = { added: '', taken: '', opened: 0, widened: 0, narrowed: 0, closed: 0, seen: '', deletes: '', guarding: '' };

test.each([
  ['nothing', 'tags:read', 'tags:read', {}],
  ['a reading scope', '', 'events:read', { added: 'events:read', opened: 1 }],
  ['one for another', 'events:read', 'counts:read', { added: 'counts:read', taken: 'events:read', opened: 1, closed: 1 }],
  [
    'deletes',
    '',
    'conversations:delete',
    { added: 'conversations:delete', opened: 1, seen: 'conversations:delete', deletes: 'conversations.delete' },
  ],
  ['notes, which no customer sees', '', 'conversations:note', { added: 'conversations:note', opened: 1 }],
  ['emails', '', 'messages:email', { added: 'messages:email', opened: 1, seen: 'messages:email' }],
  ['what is part of what is there opens nothing', 'tickets:write', 'tickets:write tickets:note', { added: 'tickets:note' }],
  [
    'more of an operation counts',
    'conversations:state',
    'conversations:state conversations:assign',
    { added: 'conversations:assign', opened: 1, widened: 1, seen: 'conversations:assign' },
  ],
  [
    'addresses that no operation has',
    '',
    'raw_requests:write',
    { added: 'raw_requests:write', seen: 'raw_requests:write', guarding: 'raw_requests:write' },
  ],
])('%s', (_title, before, after, expected) => {
  expect(change(before, after)).toEqual({ ...none, ...expected });
});

const whole = scopes.find(({ key }) => key === 'conversations:write')?.operations.length ?? 0;

test('the whole instead of a part: what customers see is told, and told once', () => {
  expect(change('conversations:note', 'conversations:write')).toEqual({
    ...none,
    added: 'conversations:write',
    taken: 'conversations:note',
    opened: whole - 1,
    widened: 1,
    seen: 'conversations:write',
  });
});

test('a part instead of the whole takes something away, and warns of nothing', () => {
  expect(change('conversations:write', 'conversations:note')).toEqual({
    ...none,
    added: 'conversations:note',
    taken: 'conversations:write',
    narrowed: 1,
    closed: whole - 1,
  });
});
