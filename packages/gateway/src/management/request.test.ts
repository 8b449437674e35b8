import { expect, test } from 'vitest';
import { activity } from './activity/facts.ts';
import { connections } from './connections/facts.ts';
import { groups } from './groups/facts.ts';
import { management } from './index.ts';
import { keys } from './keys/facts.ts';
import { toRequest } from './request.ts';

test('sorts a flat input into path, query and body', () => {
  expect(toRequest(groups.set_grant, { id: 'g1', connectionId: 'c1', scopes: ['tags:read'] })).toEqual({
    method: 'PUT',
    path: '/api/v1/groups/g1/grants/c1',
    body: '{"scopes":["tags:read"]}',
  });
  expect(toRequest(activity.list, { outcome: 'denied', operation: 'a&b', groupId: undefined, limit: 50 })).toEqual({
    method: 'GET',
    path: '/api/v1/activity?outcome=denied&operation=a%26b&limit=50',
    body: null,
  });
});

test('an id cannot leave its place in the path', () => {
  expect(toRequest(keys.revoke, { id: '../members/m1' }).path).toBe('/api/v1/keys/..%2Fmembers%2Fm1');
});

test('a change without fields still sends a JSON body, and taking away sends none', () => {
  expect(toRequest(connections.check, { id: 'c1' }).body).toBe('{}');
  expect(toRequest(connections.remove, { id: 'c1' }).body).toBeNull();
});

test('an operation that a surface carries out at an address of its own is not asked for', () => {
  expect(() => toRequest(connections.finish_authorization, {})).toThrow('connections.finish_authorization has no address of its own');
});

const operations = Object.values(management);

test.each(operations)('$name: its path, its subject and what it changes are of this house', ({ path, audit, changes, input }) => {
  const inPath = [...(path ?? '').matchAll(/\{(\w+)\}/g)].map(([, field]) => field);
  const subject = audit === false || audit.subject === 'none' ? [] : Object.values(audit.subject);
  const fields = Object.keys(input.shape);
  expect([...inPath, ...subject].filter((field) => !fields.includes(field ?? ''))).toEqual([]);
  // Only what can be read goes out of date.
  const read = operations.filter(({ audit: told }) => told === false).map(({ resource }) => resource);
  expect(changes.filter((resource) => !read.includes(resource))).toEqual([]);
});

test('no two operations share a name, an address or an event', () => {
  expect(operations.length).toBeGreaterThan(25);
  const events = operations.flatMap(({ audit }) => (audit === false ? [] : [audit.event]));
  expect(new Set(events).size).toBe(events.length);
  const addresses = operations.flatMap(({ method, path }) => (path === null ? [] : [`${method} ${path}`]));
  expect(new Set(addresses).size).toBe(operations.length - 1);
});
