import { loadOperation, operations } from '@gatehouse/connector';
import { markOf } from '@gatehouse/connector/input-reading';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { bare } from '../bare.ts';
import { readInput } from './read-input.ts';

/** Every time of every input is taken as people write it. */

const seconds = Date.parse('2026-01-31T09:30:00Z') / 1000;

type At = readonly (string | 0)[];

function timesIn(schema: z.ZodType, at: At): At[] {
  if (markOf(schema)?.seconds) return [at];
  const inner = bare(schema);
  if (inner instanceof z.ZodArray) return timesIn(inner.element as z.ZodType, [...at, 0]);
  if (inner instanceof z.ZodObject)
    return Object.entries(inner.shape).flatMap(([name, field]) => timesIn(field as z.ZodType, [...at, name]));
  if (inner instanceof z.ZodUnion) return inner.options.flatMap((option) => timesIn(option as z.ZodType, at));
  return [];
}

const valueAt = ([key, ...rest]: At, time: unknown): unknown =>
  key === undefined ? time : key === 0 ? [valueAt(rest, time)] : { [key]: valueAt(rest, time) };

const places = (await Promise.all(operations.map(({ name }) => loadOperation(name)))).flatMap((operation) =>
  Object.entries(operation.fields).flatMap(([name, schema]) => timesIn(schema, [name]).map((at) => ({ operation, at }))),
);

test('there are many', () => {
  expect(places.length).toBeGreaterThan(35);
});

test.each(['2026-01-31T09:30:00Z', '2026-01-31 09:30', seconds * 1000, String(seconds)])('as %s', (written) => {
  const odd = places.filter(({ operation, at }) => {
    const { input } = readInput(operation, valueAt(at, written) as Record<string, unknown>, Date.now());
    return JSON.stringify(input) !== JSON.stringify(valueAt(at, seconds));
  });
  expect(odd.map(({ operation, at }) => `${operation.name} ${at.join('.')}`)).toEqual([]);
});

test.each(['2026', 2026, '20260501', 20_260_501, '202605'])('%j is no time', (written) => {
  const taken = places.filter(({ operation, at }) => {
    try {
      readInput(operation, valueAt(at, written) as Record<string, unknown>, Date.now());
      return true;
    } catch (error) {
      expect(error).toMatchObject({ code: 'input_invalid', details: { fix: expect.stringMatching(/"2026-0[15]-01"/) } });
      return false;
    }
  });
  expect(taken.map(({ operation, at }) => `${operation.name} ${at.join('.')}`)).toEqual([]);
});
