import { loadOperation } from '@gatehouse/connector';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { fieldMeaning } from './field-meaning.ts';

const text = z.string().describe('inner');
const fields = {
  plain: text,
  optional: text.optional(),
  nullable: text.nullable(),
  defaulted: text.default('x'),
  nested: text.nullable().default(null).optional(),
  outer: text.optional().describe('outer'),
  silent: z.string().optional(),
};
const operation = { ...(await loadOperation('contacts.get')), fields };

test.each([
  ['plain', 'inner'],
  ['optional', 'inner'],
  ['nullable', 'inner'],
  ['defaulted', 'inner'],
  ['nested', 'inner'],
  ['outer', 'outer'],
  ['silent', undefined],
  ['unknown', undefined],
  ['toString', undefined],
])('the nearest description of a field counts: %s', (field, meaning) => {
  expect(fieldMeaning(operation, field)).toBe(meaning);
});
