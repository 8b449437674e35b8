import { expect, test } from 'vitest';
import { listScopes } from '../../../../gateway/src/management/scopes/handlers.ts';
import { filterScopes } from './filter.ts';
import { tableOf } from './table.ts';

const { scopes } = listScopes(false);
const keysOf = (list: readonly { scope: { key: string }; parts: readonly { key: string }[] }[]) =>
  list.flatMap(({ scope, parts }) => [scope.key, ...parts.map(({ key }) => key)]);

test('every scope stands once: by its resource, or with those that open nothing, which say why', () => {
  const { rows, idle } = tableOf(scopes);
  const shown = [...rows.flatMap(({ read, write }) => keysOf([...read, ...write])), ...idle.map(({ key }) => key)];
  expect(shown.toSorted()).toEqual(scopes.map(({ key }) => key).toSorted());
  expect(idle.map(({ key }) => key)).toContain('app_data:gather');
  expect(idle.filter(({ without }) => without === undefined)).toEqual([]);
});

test('reading and writing apart, and what is part of another below it', () => {
  const row = tableOf(scopes).rows.find(({ resource }) => resource === 'conversations');
  expect(keysOf(row?.read ?? [])).toEqual(['conversations:read']);
  expect(keysOf(row?.write ?? [])).toEqual([
    'conversations:write',
    'conversations:note',
    'conversations:assign',
    'conversations:state',
    'messages:email',
    'conversations:delete',
  ]);
});

test('what is found without what it is part of stands where that would', () => {
  const { rows } = tableOf(filterScopes(scopes, 'messages:email', 'all', new Set()));
  expect(rows.map(({ title, write }) => [title, keysOf(write)])).toEqual([['Conversations', ['messages:email']]]);
});

test('titles are as people write them', () => {
  const titles = tableOf(scopes).rows.map(({ title }) => title);
  expect(titles).toEqual(expect.arrayContaining(['IP allowlist', 'AI content', 'Data attributes']));
});
