import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { markOf } from './field-marks.ts';
import { loadOperation, operations } from './index.ts';

/** Whoever shows an answer knows of each number whether it is a time, how long something took, or neither. */

const whole = await Promise.all(operations.map(({ name }) => loadOperation(name)));

interface Place {
  readonly at: string;
  readonly name: string;
  readonly schema: z.ZodType;
}

/** Every field at every depth that may hold a number. */
function numbersIn(schema: z.ZodType, at: string, name: string): Place[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return numbersIn(schema.unwrap() as z.ZodType, at, name);
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([field, inner]) => numbersIn(inner as z.ZodType, `${at}.${field}`, field));
  if (schema instanceof z.ZodArray) return numbersIn(schema.element as z.ZodType, at, name);
  if (schema instanceof z.ZodRecord) return numbersIn(schema.valueType as z.ZodType, at, name);
  if (schema instanceof z.ZodUnion) {
    const options = schema.options as readonly z.ZodType[];
    const mayBeNumber = options.some((option) => option instanceof z.ZodNumber);
    return [
      ...(mayBeNumber ? [{ at, name, schema }] : []),
      ...options.filter((option) => !(option instanceof z.ZodNumber)).flatMap((option) => numbersIn(option, at, name)),
    ];
  }
  // What may be anything may be a number.
  return schema instanceof z.ZodNumber || schema instanceof z.ZodUnknown ? [{ at, name, schema }] : [];
}

const isTime = (name: string) => /(?:_at|_since|_until|_date|_ts|timestamp)$/.test(name);
const isDuration = (name: string) => /(?:^time_to_|_time_to_|_time$)/.test(name);
/** Of events, when a kind of them came first and last. */
const otherTimes = ['first', 'last'];

const outputs = whole.flatMap((operation) => numbersIn(operation.output, operation.name, ''));
const inputs = whole.flatMap((operation) =>
  Object.entries(operation.fields).flatMap(([field, schema]) => numbersIn(schema, `${operation.name} ${field}`, field)),
);

describe.each([
  ['answers', outputs, 1000],
  ['inputs', inputs, 100],
] as const)('numbers of %s', (_, places, atLeast) => {
  test('are many', () => {
    expect(places.length).toBeGreaterThan(atLeast);
  });

  test('with the name of a time are marked as Unix seconds', () => {
    expect(places.filter(({ name, schema }) => isTime(name) && markOf(schema)?.seconds !== true).map(({ at }) => at)).toEqual([]);
  });

  test('marked as times have the name of one', () => {
    const odd = places.filter(({ name, schema }) => markOf(schema)?.seconds && !isTime(name) && !otherTimes.includes(name));
    expect(odd.map(({ at }) => at).filter((at) => !/(?:_at_|_after|_before|_time$)/.test(at))).toEqual([]);
  });
});

test('numbers of answers with the name of a duration are marked as one, and no others', () => {
  expect(outputs.filter(({ name, schema }) => isDuration(name) !== (markOf(schema)?.duration === true)).map(({ at }) => at)).toEqual([]);
});
