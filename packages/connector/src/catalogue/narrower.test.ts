import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { Narrower } from './facts.ts';
import { operations as facts, loadOperation } from './index.ts';
import { misfit } from './narrower.ts';

const narrowed = facts.flatMap((operation) => (operation.narrower ?? []).map((part) => [operation.name, part.scope, part] as const));

/** The least that fits. */
const fitting = ({ when }: Narrower) => {
  const input: Record<string, unknown> = {};
  for (const [path, [word]] of Object.entries(when)) {
    const [field = '', inner] = path.split('.');
    input[field] = inner === undefined ? word : { [inner]: word };
  }
  return input;
};

test('there are some', () => expect(narrowed.length).toBeGreaterThan(5));

describe.each(narrowed)('%s by %s', (name, _scope, part) => {
  const words = Object.keys(part.when);

  test('is of the fields that it names, and of no other', async () => {
    const operation = await loadOperation(name);
    const input = fitting(part);
    expect(misfit(part, operation, input)).toBeUndefined();
    for (const [field, place] of Object.entries(operation.places)) {
      if (Object.hasOwn(input, field)) continue;
      const isOpen = place === 'path' || part.fields.includes(field);
      for (const value of ['x', null, '', 0, false, [], {}])
        expect(misfit(part, operation, { ...input, [field]: value }), field).toBe(isOpen ? undefined : `${field} is given: leave it out`);
      expect(misfit(part, operation, { ...input, [field]: undefined })).toBeUndefined();
    }
    for (const other of ['Message_Type', 'message_type ', '__proto__', 'constructor', 'toString', '0'])
      expect(misfit(part, operation, JSON.parse(JSON.stringify(input).replace(/\}$/, `${words.length > 0 ? ',' : ''}"${other}":1}`)))).toBe(
        `${other} is given: leave it out`,
      );
  });

  test('is of the words that it names, exactly', async () => {
    const operation = await loadOperation(name);
    for (const [path, wanted] of Object.entries(part.when)) {
      const [field = '', inner] = path.split('.');
      const put = (value: unknown) => ({ ...fitting(part), [field]: inner === undefined ? value : { [inner]: value } });
      const schema = operation.fields[field];
      const others = inner === undefined && schema ? wordsOf(schema).filter((word) => !wanted.includes(word)) : [];
      for (const value of [...others, null, [wanted[0]], { 0: wanted[0] }, `${wanted[0]} `, String(wanted[0]).toUpperCase(), 1, true, ''])
        expect(misfit(part, operation, put(value)), JSON.stringify(value)).toContain(`${path} is`);
      expect(misfit(part, operation, put(undefined))).toBe(`${path} is missing: ${wanted.join(', ').replace(/, (\w+)$/, ' or $1')}`);
      // What an object inherits is not sent.
      expect(misfit(part, operation, Object.create(fitting(part)))).toContain('is missing');
    }
  });
});

test.each([[undefined], [null], ['note'], [[]], [7]])('%j is none of it', (input) => {
  for (const [name, , part] of narrowed) expect(misfit(part, facts.find((one) => one.name === name) as never, input)).toBeDefined();
});

const wordsOf = (schema: z.ZodType): string[] =>
  schema instanceof z.ZodOptional
    ? wordsOf(schema.unwrap() as z.ZodType)
    : schema instanceof z.ZodEnum
      ? schema.options.map(String)
      : schema instanceof z.ZodLiteral
        ? [...schema.values].map(String)
        : [];
