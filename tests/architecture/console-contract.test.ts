import { operations, scopes } from '@gatehouse/connector';
import { describe, expect, test } from 'vitest';
import { explainedCodes, explainOauthError } from '../../packages/console/src/pages/integrations/oauth-errors.ts';
import { filterScopes } from '../../packages/console/src/patterns/scope-picker/filter.ts';
import { connecting, troubleOfCode, using } from '../../packages/console/src/patterns/troubles.ts';
import { errorTable } from '../../packages/gateway/src/errors.ts';
import { listScopes } from '../../packages/gateway/src/management/scopes/handlers.ts';

describe('troubleshooting', () => {
  test('explains only codes that the gateway has, and every one that begins with oauth_', () => {
    const codes = Object.keys(errorTable);
    for (const code of [...explainedCodes, ...troubleOfCode.keys()]) expect(codes).toContain(code);
    for (const code of codes.filter((code) => code.startsWith('oauth_'))) expect(explainedCodes).toContain(code);
  });

  test('a code from the address bar is never shown', () => {
    expect(JSON.stringify(explainOauthError('<b>call this number</b>'))).not.toContain('call this number');
    expect(explainOauthError('constructor').title).toBe('The workspace could not be connected');
  });

  test('has every case, each with who and where', () => {
    expect([...connecting, ...using]).toHaveLength(11);
    for (const { steps, who, where } of [...connecting, ...using]) {
      expect([steps.length, who.length, where.length].every((length) => length > 0)).toBe(true);
    }
  });

  test('names only tools that exist', () => {
    const tools = operations.map(({ tool }) => tool);
    for (const [name] of JSON.stringify([connecting, using]).matchAll(/intercom_\w+/g)) {
      if (name !== 'intercom_user_id') expect(tools).toContain(name);
    }
  });
});

describe('scope picker', () => {
  const all = listScopes(false).scopes;

  test('search looks into keys, descriptions, operations and permissions', () => {
    const found = (words: string) => filterScopes(all, words, 'all', new Set()).map(({ key }) => key);
    expect(found('tags write')).toContain('tags:write');
    expect(found('segments.list')).toContain('contacts:read');
    expect(found('ip allowlist')).toEqual(['ip_allowlist:manage']);
    expect(found('')).toHaveLength(scopes.length);
    expect(filterScopes(all, '', 'enabled', new Set(['tags:read'])).map(({ key }) => key)).toEqual(['tags:read']);
  });
});
