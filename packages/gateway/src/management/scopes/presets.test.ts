import { operations, type ScopeKey, scopes } from '@gatehouse/connector';
import { expect, test } from 'vitest';
import { listPermissions, listScopes } from './handlers.ts';
import { smallest } from './smallest.ts';

const all = listScopes(false);
const preset = (id: string): readonly ScopeKey[] => all.presets.find((one) => one.id === id)?.scopes ?? [];
const ticked = (keys: readonly string[]) => {
  const { permissions } = listPermissions();
  const demands = all.scopes.filter(({ key }) => keys.includes(key)).flatMap(({ needs }) => needs);
  return smallest(demands, (key) => permissions.find((one) => one.key === key)?.operations ?? 0);
};

// What the preset is used for with real calls: bench/prompts/served.test.ts.
test('the example workflow opens every reading tool that is listed by its name, and changes nothing', () => {
  const tools = operations.filter(({ tool, effect }) => tool !== undefined && effect === 'read');
  expect(tools.length).toBeGreaterThanOrEqual(13);
  expect(tools.filter(({ scope }) => !preset('example').includes(scope)).map(({ tool }) => tool)).toEqual([]);
  expect(preset('example').filter((key) => !key.endsWith(':read'))).toEqual([]);
});

test('reading everything is every scope that reads something, and no secrets', () => {
  const reading = scopes.filter(({ access }) => access === 'Read only').map(({ key }) => key);
  expect(reading.filter((key) => !preset('read').includes(key)).sort()).toEqual([
    'api_activity:read',
    'app_data:gather',
    'identity_verification_secrets:read',
  ]);
  const experimental = listScopes(true).presets.find(({ id }) => id === 'read')?.scopes;
  expect(experimental).not.toContain('identity_verification_secrets:read');
});

test('notes only: of what is written, notes and nothing else', () => {
  const writing = preset('notes').filter((key) => !key.endsWith(':read'));
  expect([...writing].sort()).toEqual(['conversations:note', 'tickets:note']);
  expect(preset('notes')).toEqual(expect.arrayContaining(['conversations:read', 'tickets:read', ...preset('example')]));
  expect(all.scopes.filter(({ key, seen }) => preset('notes').includes(key) && seen !== undefined)).toEqual([]);
});

test('none is none', () => {
  expect(preset('none')).toEqual([]);
});

test('every operation of a scope is open with the fewest permissions for it, and none of them is one too many', () => {
  const opens = (keys: readonly string[], scope: string) =>
    operations
      .filter((one) => one.scope === scope && one.since !== 'Preview')
      .every((one) => one.permissions.some((key) => keys.includes(key)));
  for (const { key } of scopes) {
    const keys = ticked([key]);
    expect([key, opens(keys, key)]).toEqual([key, true]);
    if (operations.some((one) => one.scope === key && one.since !== 'Preview')) {
      for (const one of keys)
        expect([
          key,
          one,
          opens(
            keys.filter((other) => other !== one),
            key,
          ),
        ]).toEqual([key, one, false]);
    }
  }
  expect(ticked(['content_snippets:read'])).toEqual(['read_content_snippets']);
});

test('a scope that only Preview has operations for says how they are switched on, and nothing when they are', () => {
  const secrets = (experimental: boolean) =>
    listScopes(experimental).scopes.find(({ key }) => key === 'identity_verification_secrets:read');
  expect(secrets(false)?.without).toContain('Preview');
  expect(secrets(true)?.without).toBeUndefined();
  expect(secrets(true)?.operations).toHaveLength(1);
});
