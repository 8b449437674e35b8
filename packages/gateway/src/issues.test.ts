import { expect, test } from 'vitest';
import * as z from 'zod';
import { toIssues } from './issues.ts';

function complain(schema: z.ZodType, input: unknown, more: Partial<Parameters<typeof toIssues>[1]> = {}) {
  const result = schema.safeParse(input);
  if (result.success) throw new Error('the input fits');
  return toIssues(result.error.issues, { input, ...more });
}

const Person = z.strictObject({ name: z.string(), home: z.strictObject({ city: z.string() }).optional() });

test('each unknown field is named by itself, where it stands', () => {
  const input = { name: 'Ada', colour: 1, size: 2, home: { city: 'X', zip: 3 } };
  expect(complain(Person, input)).toEqual([
    { field: 'home.zip', problem: 'is not a field of this operation' },
    { field: 'colour', problem: 'is not a field of this operation' },
    { field: 'size', problem: 'is not a field of this operation' },
  ]);
  const unknownField = (path: readonly PropertyKey[]) => `unknown at depth ${path.length}`;
  expect(complain(Person, input, { unknownField }).map(({ problem }) => problem)).toEqual([
    'unknown at depth 1',
    'unknown at depth 0',
    'unknown at depth 0',
  ]);
});

test('what is absent is needed; what is there is of the wrong type', () => {
  expect(complain(Person, { home: { city: 5 } })).toEqual([
    { field: 'name', problem: 'is needed' },
    { field: 'home.city', problem: 'must be text, not a number' },
  ]);
  expect(complain(Person, 'text')).toEqual([{ field: '', problem: 'must be an object, not text' }]);
});

test('of alternatives, the one that got furthest complains', () => {
  const Filter = z.union([
    z.strictObject({ field: z.string(), value: z.number() }),
    z.strictObject({ all: z.array(z.strictObject({ field: z.string() })) }),
  ]);
  expect(complain(z.strictObject({ query: Filter }), { query: { all: [{ field: 7 }] } })).toEqual([
    { field: 'query.all.0.field', problem: 'must be text, not a number' },
  ]);
});

test("the caller's own words are cut or cleaned, and there are twenty complaints at most", () => {
  const many = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`${index} ${'x'.repeat(200)}`, 1]));
  const issues = complain(z.strictObject({}), many);
  expect(issues).toHaveLength(20);
  for (const { field } of issues) expect(field).toHaveLength(100);
  const clean = (words: string) => words.toUpperCase();
  expect(complain(z.strictObject({}), { loud: 1 }, { clean })).toMatchObject([{ field: 'LOUD' }]);
});
