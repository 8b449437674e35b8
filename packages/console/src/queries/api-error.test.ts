import { expect, test } from 'vitest';
import { toApiError } from './api-error.ts';

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
