import { expect, test } from 'vitest';
import { only, toActivitySearch, toGroups, toGroupTab, toOwnPath, toReturn, toWorksheet } from './search.ts';

test.each([
  ['/keys?group=g1', '/keys?group=g1'],
  [undefined, '/integrations'],
  ['https://elsewhere.example/', '/integrations'],
  ['//elsewhere.example/', '/integrations'],
  ['/\\elsewhere.example/', '/integrations'],
  ['javascript:alert(1)', '/integrations'],
])('after signing in, %s leads to %s', (next, path) => {
  expect(toOwnPath(next)).toBe(path);
});

test('keeps only what the address bar may hold', () => {
  expect(toActivitySearch({ outcome: 'denied', surface: 'fax', span: '7d', operation: 5, groupId: '', actorId: 'x' })).toEqual({
    outcome: 'denied',
    span: '7d',
    find: '5',
  });
  expect(toReturn({ error: 'oauth_refused', request_id: 'call 0800 now', connected: true })).toEqual({ error: 'oauth_refused' });
  expect(toGroupTab({ tab: 'elsewhere', connection: { id: 1 } })).toEqual({});
  expect(toGroups({ tab: 'members', connection: 'c1' })).toEqual({ connection: 'c1' });
  expect(toWorksheet({ for: 'example', tick: 'read_tags,<b>,read_events', canvas: 'yes' })).toEqual({
    for: 'example',
    tick: 'read_tags,read_events',
  });
  expect(toWorksheet({ tick: '', canvas: true })).toEqual({ tick: '', canvas: true });
});

test('what is not read is gone, also where the router would have kept it', () => {
  const address = { tick: ['read_tags'], canvas: 'banana', for: 'example', request_id: 'call 0800 now' };
  expect({ ...address, ...only(toWorksheet)(address) }).toEqual({ for: 'example' });
  expect({ ...address, ...only(toReturn)(address) }).toEqual({});
});
