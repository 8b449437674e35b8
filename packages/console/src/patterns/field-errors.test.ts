import { expect, test } from 'vitest';
import { toApiError } from '../queries/api-error.ts';
import { toFieldErrors } from './field-errors.ts';

const answer = (details: unknown) => toApiError(400, { error: { code: 'input_invalid', message: 'The input does not fit', details } });

test('puts each complaint at its field, the first one where there are two', () => {
  const issues = [
    { field: 'password', problem: 'use at least 12 characters' },
    { field: 'password', problem: 'something else' },
    { field: 'unknown', problem: 'is not a field here' },
  ];
  expect(toFieldErrors(answer({ issues }), ['email', 'password'])).toEqual({ password: 'Use at least 12 characters.' });
});

test('a single wrong field gets the fix', () => {
  expect(toFieldErrors(answer({ field: 'name', fix: 'Another group has this name.' }), ['name'])).toEqual({
    name: 'Another group has this name.',
  });
});

test('an error about something else belongs to no field', () => {
  expect(toFieldErrors(answer({ field: 'INTERCOM_CLIENT_ID', fix: 'Set it.' }), ['name'])).toEqual({});
});
