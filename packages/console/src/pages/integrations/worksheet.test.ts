import { expect, test } from 'vitest';
import { listPermissions, listScopes } from '../../../../gateway/src/management/scopes/handlers.ts';
import type { Group, ScopeKey } from '../../queries/contract.ts';
import { asList, purposesOf, worksheetOf } from './worksheet.ts';

const { scopes, presets } = listScopes(false);
const boxes = listPermissions();
const group = (id: string, granted: ScopeKey[]) => ({ id, name: id, grants: [{ scopes: granted }] }) as unknown as Group;
const purposes = purposesOf(presets, [group('a', ['events:read']), group('b', ['tags:read', 'content_snippets:read']), group('c', [])]);
const sheet = (search: Parameters<typeof worksheetOf>[0]) => worksheetOf(search, { scopes, purposes, boxes });
const list = (keys: Iterable<string>) => [...keys].toSorted();

test('purposes are what groups have, all together and each, and the presets that want something', () => {
  expect(purposes.map(({ id }) => id)).toEqual(['groups', 'group:a', 'group:b', 'example', 'read', 'notes']);
  expect(purposesOf(presets, [group('c', [])])[0]?.id).toBe('example');
});

test('unless told, the fewest for what all groups have, and for the app to say whose it is', () => {
  const { purpose, ticked, short, beyond, isFewest } = sheet({});
  expect(purpose?.id).toBe('groups');
  expect(list(ticked)).toEqual(['read_content_snippets', 'read_events', 'read_single_admin', 'read_tags']);
  expect([short, list(beyond), isFewest]).toEqual([[], [], true]);
});

test('Canvas Kit ticks four and locks them, whatever is chosen', () => {
  const four = ['gather_app_data', 'read_admins', 'read_conversations', 'read_users'];
  expect(list(sheet({ canvas: true, tick: '' }).ticked)).toEqual(four);
  expect(list(sheet({ canvas: true }).locked)).toEqual(four);
  expect(list(sheet({ canvas: true }).beyond)).toEqual([]);
  expect(sheet({ canvas: true }).isFewest).toBe(true);
  expect(list(sheet({ tick: '' }).ticked)).toEqual([]);
  expect(list(sheet({ canvas: true, tick: 'read_users,read_events' }).chosen)).toEqual(['read_events', 'read_users']);
});

test('too little and too much is said', () => {
  const little = sheet({ for: 'example', tick: 'read_single_user,read_conversations,read_admins,read_articles_scope' });
  expect([little.short, little.isKnown, little.isFewest]).toEqual([['contacts:read', 'events:read'], true, false]);
  const much = sheet({ for: 'group:a', tick: 'read_events,read_single_admin,write_conversations,no_such_box' });
  expect([much.short, list(much.beyond)]).toEqual([[], ['write_conversations']]);
  expect(sheet({ for: 'group:a', tick: 'read_events' }).isKnown).toBe(false);
});

test('one way or the other is neither too little nor too much', () => {
  const other = sheet({ for: 'group:b', tick: 'read_tags,read_write_content_snippets,read_admins' });
  expect([other.short, list(other.beyond), other.isKnown]).toEqual([[], [], true]);
});

test('as a list it is what Intercom calls the boxes, by its two lists', () => {
  expect(asList(boxes, sheet({ for: 'group:b' }).ticked)).toBe(
    ['People & conversation data', '- Read tags', '', 'Workspace data', '- Read one admin', '- Read content snippets'].join('\n'),
  );
  expect(asList(boxes, new Set())).toBe('');
});
