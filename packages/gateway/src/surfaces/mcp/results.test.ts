import { expect, test } from 'vitest';
import { type ErrorCode, GatewayError } from '../../errors.ts';
import { costOf, mostCharacters } from './cost.ts';
import { toErrorResult, toLines, type toResult } from './results.ts';

/** What a result looks like as text: no longer than hosts pass on, with the line as what they cut at. */

const textOf = ({ content }: ReturnType<typeof toResult>) => (content[0] as { text: string }).text;
const errorOf = (error: GatewayError) => textOf(toErrorResult(error, 'r1'));

test.each([
  ['a word', 'a'.repeat(300_000)],
  ['words', 'a b '.repeat(100_000)],
  ['letters of other scripts', '字'.repeat(300_000)],
])('what was given is repeated in an error only in short: %s', (_, given) => {
  const text = errorOf(
    new GatewayError('input_invalid', {
      field: given,
      fix: `${given}: conversations.list has no such field.`,
      issues: Array.from({ length: 500 }, () => ({ field: given, problem: `${given} is none` })),
      candidates: Array.from({ length: 500 }, () => ({ id: '1', name: given })),
      upstream: { status: 422, errors: Array.from({ length: 500 }, () => ({ code: 'a', message: given })) },
      quoted: { fix: given, issues: [given] },
    }),
  );
  expect(costOf(text)).toBeLessThan(mostCharacters);
  const { error } = JSON.parse(text) as { error: Record<string, unknown> };
  expect(error['fix']).toMatch(/^a?.*… \[cut, \d+ more characters\] ….*: conversations\.list has no such field\.$/s);
  expect(error['issues_in_all']).toBe(500);
});

test('an error of usual length stands as it is', () => {
  const fix = `fields: there is no nmae; there are ${Array.from({ length: 60 }, (_, n) => `some_field_${n}`).join(', ')}.`;
  const issues = [{ field: 'fields', problem: 'wrong' }];
  const { error } = JSON.parse(errorOf(new GatewayError('input_invalid', { field: 'fields', fix, issues }))) as { error: object };
  expect(error).toMatchObject({ field: 'fields', fix, issues });
  expect(error).not.toHaveProperty('issues_in_all');
});

test('an entry a line, of every long list at the top or one below', () => {
  const entries = Array.from({ length: 30 }, (_, n) => ({ id: String(n), body: `line\nof ${n}` }));
  const inLines = (value: Record<string, unknown>) => {
    const text = toLines(value);
    expect(JSON.parse(text)).toEqual(value);
    return text.split('\n').filter((line) => /^\{"id":"\d+",.*\},?$/.test(line)).length;
  };
  expect(inLines({ rows: entries, total: 30 })).toBe(30);
  expect(inLines({ id: '1', conversation_parts: entries })).toBe(30);
  expect(inLines({ id: '1', conversation_parts: { rows: entries, total: 520 }, cut: 'x' })).toBe(30);
  expect(inLines({ groups: entries, counted: 5 })).toBe(30);
  expect(inLines({ untrusted: { groups: entries }, counted: 5 })).toBe(30);
  expect(toLines({ id: '1', tags: ['a', 'b'], none: undefined, time: { toJSON: () => 5 } })).toBe('{"id":"1","tags":["a","b"],"time":5}');
});

test('whom to ask is told where nobody but whoever runs the gateway can help, and nowhere else', () => {
  const told = (code: ErrorCode, support: { label: string } | null) =>
    JSON.parse(textOf(toErrorResult(new GatewayError(code), 'r1', support))).error.support;
  expect(told('storage_failed', { label: 'help@example.com' })).toBe('help@example.com');
  expect(told('storage_failed', null)).toBeUndefined();
  for (const code of ['scope_missing', 'input_invalid', 'upstream_failed', 'permission_missing'] as const) {
    expect(told(code, { label: 'help@example.com' })).toBeUndefined();
  }
});
