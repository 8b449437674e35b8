import type { Narrower, OperationFacts, ScopeKey } from '@gatehouse/connector/operations';
import { expect, test } from 'vitest';
import type { GrantedConnection, GroupPolicy } from '../../access/policy.ts';
import { asOpen } from './as-open.ts';

const part = (scope: ScopeKey, when: Narrower['when'], fields: readonly string[]): Narrower => ({
  scope,
  when,
  fields,
  opens: scope,
  description: `As ${scope}.`,
});

const operation = {
  summary: 'Answer',
  description: 'All.',
  scope: 'conversations:write',
  places: { id: 'path', kind: 'body', by: 'body', words: 'body', note: 'body' },
  narrower: [
    part('conversations:note', { kind: ['note'], 'by.type': ['admin'] }, ['kind', 'by', 'note']),
    part('conversations:state', { kind: ['close'] }, ['kind', 'by']),
  ],
} as unknown as OperationFacts;

const kind = { type: 'string', enum: ['note', 'close', 'comment'], description: 'A comment is seen.' };
const type = { type: 'string', enum: ['admin', 'user'], description: 'Who.' };
const schema = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    kind,
    by: { type: 'object', properties: { type } },
    words: { type: 'string' },
    note: { type: 'string' },
  },
  required: ['id', 'words'],
} as const;

const shownTo = (...grants: ScopeKey[][]) => {
  const connections = grants.map((scopes) => ({ scopes: new Set(scopes) })) as unknown as GrantedConnection[];
  return asOpen(operation, schema, { connections } as unknown as GroupPolicy);
};

test('of one part: its fields and words, which are needed, also within a field', () => {
  expect(shownTo(['conversations:note'])).toEqual({
    title: 'Answer: only conversations:note',
    description: 'As conversations:note.',
    schema: {
      type: 'object',
      properties: {
        id: { type: 'string' },
        kind: { type: 'string', enum: ['note'] },
        by: { type: 'object', properties: { type: { type: 'string', enum: ['admin'] } } },
        note: { type: 'string' },
      },
      required: ['id', 'kind'],
    },
  });
});

test('of several parts, on whichever connection: what any of them takes; words only where each has some', () => {
  const { description, schema: shown } = shownTo(['conversations:state'], ['conversations:note']);
  expect(description).toBe('As conversations:note. Or: As conversations:state.');
  expect(shown.properties).toEqual({
    id: { type: 'string' },
    kind: { type: 'string', enum: ['note', 'close'] },
    by: schema.properties.by,
    note: { type: 'string' },
  });
});

test('all of it where one connection opens all, or none opens anything', () => {
  for (const grants of [[['conversations:note'], ['conversations:write']], [['tags:read']]] as ScopeKey[][][])
    expect(shownTo(...grants)).toEqual({ title: 'Answer', description: 'All.', schema });
});
