import { expect, test } from 'vitest';
import { toApiError } from './api-error.ts';
import { toRequest } from './request.ts';

test('sorts a flat input into path, query and body', () => {
  expect(toRequest('PUT /groups/{id}/grants/{connectionId}', { id: 'g1', connectionId: 'c1', scopes: ['tags:read'] })).toEqual({
    method: 'PUT',
    path: '/groups/g1/grants/c1',
    body: '{"scopes":["tags:read"]}',
  });
  expect(toRequest('GET /activity', { outcome: 'denied', operation: 'a&b', groupId: undefined, limit: 50 })).toEqual({
    method: 'GET',
    path: '/activity?outcome=denied&operation=a%26b&limit=50',
    body: null,
  });
});

test('an id cannot leave its place in the path', () => {
  expect(toRequest('DELETE /keys/{id}', { id: '../members/m1' }).path).toBe('/keys/..%2Fmembers%2Fm1');
});

test('a change without fields still sends a JSON body', () => {
  expect(toRequest('POST /connections/{id}/check', { id: 'c1' }).body).toBe('{}');
});

test('reads the facts of an error, and survives an answer that is none of ours', () => {
  const error = toApiError(409, {
    error: { code: 'conflict', message: 'It conflicts', details: { field: 'name', fix: 'Choose another.' }, request_id: 'r1', retry: 'no' },
  });
  expect(error).toMatchObject({ code: 'conflict', field: 'name', fix: 'Choose another.', requestId: 'r1', status: 409 });
  for (const answer of [null, 'text', { error: 'words' }, { error: { code: 7, details: { issues: [1, { field: 'x' }] } } }]) {
    expect(toApiError(502, answer)).toMatchObject({ code: 'unexpected_answer', issues: [], requestId: null });
  }
  expect(toApiError(401, null).code).toBe('session_missing');
});
