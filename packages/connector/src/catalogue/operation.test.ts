import { describe, expect, it, test } from 'vitest';
import * as z from 'zod';
import { nextInput } from '../client/pages.ts';
import { toRequest } from '../client/request.ts';
import { operation } from './operation.ts';
import { Address, File, Nothing, Text } from './shared/answers.ts';

/* The mould on definitions made here: what no operation of the catalogue needs yet, and what one must not do. */

const thing = {
  summary: 'A thing',
  description: 'A thing.',
  asked: ['a thing', 'this thing', 'that thing'],
  scope: 'contacts:write',
  permissions: ['write_users_companies'],
  since: '2.7',
  docs: '',
} as const;
const reading = { ...thing, effect: 'read', retry: 'R', audit: { event: 'thing.read' } } as const;
const writing = {
  ...thing,
  effect: 'create',
  retry: 'D',
  reconcile: [{ by: 'person', why: 'Look there.' }],
  audit: { event: 'thing.created' },
} as const;

test.each([
  ['empty', Nothing, undefined],
  ['text', Text, 'Hello'],
  ['file', File, new Uint8Array([1])],
  ['address', Address, { url: 'https://files.example/1' }],
  [undefined, z.object({ id: z.string() }), { id: '1' }],
])('the form of an answer follows from its output: %s', (form, schema, output) => {
  const made = operation({
    ...reading,
    name: 'things.list',
    route: 'GET /things',
    output: schema as z.ZodType,
    examples: [{ title: 'One', input: {}, output }],
  });
  expect(made.answer).toBe(form);
  expect(made.output.safeParse(output).success).toBe(true);
});

describe('bodies in variants', () => {
  const examples = [{ title: 'One', input: { kind: 'a', size: 1 }, output: undefined }] as const;
  const make = (first: z.ZodObject, second: z.ZodObject) =>
    operation({
      ...writing,
      name: 'things.create',
      route: 'POST /things',
      body: [first, second],
      output: Nothing,
      examples: [{ ...examples[0] }],
    });

  it('need neither path nor query', () => {
    const made = make(z.strictObject({ kind: z.literal('a'), size: z.int() }), z.strictObject({ kind: z.literal('b') }));
    expect(made.places).toEqual({ kind: 'body', size: 'body' });
    expect(made.input.safeParse({ kind: 'a', size: 1 }).success).toBe(true);
    expect(made.input.safeParse({ kind: 'b', size: 1 }).success).toBe(false);
  });

  it('give one choice where they fix words, required where all require them', () => {
    const made = make(
      z.strictObject({ kind: z.literal('a').describe('Which.'), size: z.int() }),
      z.strictObject({ kind: z.enum(['b', 'c']).optional() }),
    );
    const { properties, required } = z.toJSONSchema(made.input, { io: 'input' }) as { properties: object; required?: string[] };
    expect(properties).toMatchObject({ kind: { enum: ['a', 'b', 'c'], description: 'Which.' }, size: { type: 'integer' } });
    expect(required).toBeUndefined();
  });

  it('keep words that are no text as they are', () => {
    const made = make(z.strictObject({ on: z.literal(true) }), z.strictObject({ on: z.literal(0) }));
    expect(made.fields['on']?.safeParse(true).success).toBe(true);
    expect(made.fields['on']?.safeParse('true').success).toBe(false);
  });

  it('may describe one type in two ways', () => {
    const made = make(
      z.strictObject({ id: z.string().min(1).describe('One.') }),
      z.strictObject({ id: z.string().min(1).optional().describe('Two.') }),
    );
    expect(z.toJSONSchema(made.input, { io: 'input' }).properties?.['id']).toMatchObject({ description: 'One.' });
  });

  it.each([
    ['text and a number', z.string(), z.int()],
    ['text and fixed words', z.string(), z.enum(['a'])],
    ['limits', z.string().max(10), z.string().max(20)],
  ])('cannot mean two things by one field: %s', (_title, first, second) => {
    expect(() => make(z.strictObject({ value: first }), z.strictObject({ value: second }))).toThrow(
      'things.create: the variants of its body differ in the type of "value"',
    );
  });
});

describe('a scroll', () => {
  const scroll = operation({
    ...reading,
    name: 'things.list',
    route: 'GET /things/scroll',
    paging: { form: 'scroll', items: 'data' },
    query: { scroll_param: z.string().optional() },
    output: z.object({ data: z.array(z.unknown()) }),
    examples: [{ title: 'All', input: {}, output: { data: [] } }],
  });

  it('goes on under what it was given, until a page is empty', () => {
    expect(nextInput(scroll, {}, { data: [1], scroll_param: 'abc' })).toEqual({ scroll_param: 'abc' });
    expect(nextInput(scroll, { scroll_param: 'abc' }, { data: [2], scroll_param: 'abc' })).toEqual({ scroll_param: 'abc' });
    expect(nextInput(scroll, { scroll_param: 'abc' }, { data: [], scroll_param: 'abc' })).toBeUndefined();
    expect(nextInput(scroll, {}, { data: [1] })).toBeUndefined();
  });
});

test('a query may be nested, and hold lists', () => {
  const made = operation({
    ...reading,
    name: 'things.search',
    route: 'GET /things',
    query: { filter: z.strictObject({ user_id: z.string(), range: z.object({ from: z.int() }).optional() }), states: z.array(z.string()) },
    output: z.object({}),
    examples: [{ title: 'Some', input: { filter: { user_id: 'u' }, states: ['a'] }, output: {} }],
  });
  const { path } = toRequest(made, { filter: { user_id: 'u 1', range: { from: 3 } }, states: ['a', 'b'] }, '2.16');
  expect(decodeURIComponent(path)).toContain('?filter[user_id]=u+1&filter[range][from]=3&states=a,b');
});
