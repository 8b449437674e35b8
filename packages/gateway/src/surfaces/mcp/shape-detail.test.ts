import { loadOperation } from '@gatehouse/connector';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { costOf } from './cost.ts';
import { createShape, shapeOf } from './shape.ts';
import { fit } from './shape-limits.ts';

const contacts = await loadOperation('contacts.get');
const contact = (over: Record<string, unknown>) => shapeOf(contacts)({ type: 'contact', id: 'c1', ...over }, {});
/** What is shown of an answer that has another schema. */
const shown = (output: z.ZodType, body: unknown) => createShape({ ...contacts, output } as typeof contacts)(body, {});

test('the shape of an operation is made once', async () => {
  expect(shapeOf(contacts)).toBe(shapeOf(contacts));
});

test('a write that answers nothing is done', async () => {
  expect(await shapeOf(await loadOperation('contacts.archive'))(undefined, {})).toEqual({ done: true });
});

test('a thing within another shows the fields of a row, with longer texts', async () => {
  const part = { id: '2', part_type: 'comment', updated_at: 7, redacted: true, body: 'z'.repeat(3000) };
  const conversation = { id: '512', read: true, conversation_parts: { conversation_parts: [part], total_count: 1 } };
  const body = `${'z'.repeat(2000)}… [cut, 1000 more characters]`;
  expect(await shapeOf(await loadOperation('conversations.get'))(conversation, {})).toEqual({
    id: '512',
    read: true,
    conversation_parts: [{ id: '2', part_type: 'comment', untrusted: { body } }],
  });
});

test('a write shows what identifies the thing, not the thread that it was added to', async () => {
  const part = { id: '2', part_type: 'comment', body: 'x' };
  const conversation = { id: '512', state: 'open', read: true, conversation_parts: { conversation_parts: [part] } };
  expect(await shapeOf(await loadOperation('conversations.reply'))(conversation, {})).toEqual({ id: '512', state: 'open' });
});

describe('what was written outside', () => {
  test('is no HTML unless it is marked as such', async () => {
    const text = 'Smith & <b>Sons</b> &amp; Co';
    expect(await contact({ name: text, custom_attributes: { plan: text } })).toEqual({
      id: 'c1',
      untrusted: { name: text, custom_attributes: { plan: text } },
    });
    expect(await shown(z.object({ id: z.string() }), { id: 'a&amp;b' })).toEqual({ untrusted: { id: 'a&amp;b' } });
  });

  test('is quoted where it is no text, and left out where it is nothing', async () => {
    const attributes = { seats: 0, trial: false, none: null, empty: '', list: [null, 'a'], bare: [null], void: {} };
    expect(await contact({ name: { first: 'Ada' }, phone: null, custom_attributes: attributes })).toEqual({
      id: 'c1',
      untrusted: { name: { first: 'Ada' }, custom_attributes: { seats: 0, trial: false, list: ['a'] } },
    });
    expect(JSON.stringify(await contact({ custom_attributes: attributes }))).not.toContain('null');
  });

  test('is shown four levels deep, and what is deeper is counted', async () => {
    const quoted = async (value: unknown) =>
      ((await contact({ custom_attributes: { a: value } }))['untrusted'] as { custom_attributes: unknown }).custom_attributes;
    const deep = '… [nested too deeply, 1 more value]';
    expect(await quoted({ b: { c: { d: 1 } } })).toEqual({ a: { b: { c: { d: 1 } } } });
    expect(await quoted({ b: { c: { d: { e: 1 } } } })).toEqual({ a: { b: { c: { d: deep } } } });
    expect(await quoted([[[[1, null]]]])).toEqual({ a: [[[deep]]] });
    expect(await quoted([[[[1, { x: [2, 3] }]]]])).toEqual({ a: [[['… [nested too deeply, 3 more values]']]] });
    expect(await quoted({ ['k'.repeat(150)]: 1 })).toEqual({ a: { [`${'k'.repeat(100)}… [cut, 50 more characters]`]: 1 } });
  });

  test('is shown with all of its names, those that read the same too', async () => {
    const long = 'k'.repeat(120);
    const names = { plan: 1, 'plan\u200b': 2, ' plan': 3, 'plan (2)': 4, [`${long}a`]: 5, [`${long}b`]: 6, '…': 7 };
    const { untrusted } = (await contact({ custom_attributes: names })) as { untrusted: { custom_attributes: object } };
    expect(Object.values(untrusted.custom_attributes)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });
});

test('a list within a thing is its rows, with their number where it is not all of them', async () => {
  const tags = async (n: number, more: object) =>
    (await contact({ tags: { data: Array.from({ length: n }, (_, id) => ({ type: 'tag', id: `${id}` })), ...more } }))['tags'];
  const one = [{ type: 'tag', id: '0' }];
  expect(await tags(1, {})).toEqual(one);
  expect(await tags(1, { total_count: 1 })).toEqual(one);
  expect(await tags(1, { total_count: 2 })).toEqual({ rows: one, total: 2 });
  expect(await tags(0, { total_count: 2 })).toBeUndefined();
});

test('a field is what it is, whatever is around its type', async () => {
  const text = z.string();
  const wrapped = z.object({
    plain: z.int(),
    optional: z.int().optional(),
    nullable: z.int().nullable(),
    defaulted: z.int().default(7),
    readonly: z.int().readonly(),
    either: z.union([z.int(), z.enum(['soon'])]),
    word: z.enum(['open', 'closed']),
    text,
    textOrNot: z.union([z.int(), text]),
    address: z.url(),
    thing: z.union([text, z.object({ id: text })]),
    list: z.array(z.int()),
    names: z.array(text).nullable(),
  });
  const facts = { plain: 1, optional: 2, nullable: 3, defaulted: 4, readonly: 5, either: 'soon', word: 'open', list: [1] };
  const words = { text: 'a b', textOrNot: 'c d', address: 'https://x.example', thing: { id: 'e f' }, names: ['g h'] };
  expect(await shown(wrapped, { ...facts, ...words })).toEqual({ ...facts, untrusted: words });
});

describe('an answer that is too large', () => {
  test('has more than as many characters as hosts keep', async () => {
    const answer = (length: number) => ({ text: 'x'.repeat(length - JSON.stringify({ text: '' }).length) });
    expect(await fit(answer(36_000))).toEqual(answer(36_000));
    expect(await fit(answer(36_001))).toEqual({ cut: expect.stringContaining('left out: text (35992)') });
  });

  test('tells how many there are of the list that gave way', async () => {
    const parts = Array.from({ length: 2000 }, (_, n) => 100_000_000 + n);
    const { parts: kept } = (await fit({ id: 'x', parts, tags: [1] }, undefined, 10_000)) as { parts: { rows: unknown[]; total: unknown } };
    expect(kept.total).toBe(2000);
    expect(kept.rows.at(-1)).toBe(parts.at(-1));
  });

  test('keeps what its other fields leave, but for a thousand characters', async () => {
    const parts = Array.from({ length: 2000 }, (_, n) => 100_000_000 + n);
    const others = Math.ceil(costOf(JSON.stringify({ id: 'x', parts: [] })));
    const kept = async (limit: number) =>
      ((await fit({ id: 'x', parts }, undefined, limit)) as { parts: { rows: unknown[] } }).parts.rows.length;
    // Nine characters, a comma and a line each, which JSON writes with two.
    expect([await kept(others + 1000 + 7700), await kept(others + 1000 + 7699)]).toEqual([700, 699]);
  });

  test('is shown without its list when nothing of it fits beside the rest, and without what is largest of the rest', async () => {
    const parts = Array.from({ length: 100 }, () => 'p'.repeat(1000));
    const text = (length: number) => ({ id: 'x', text: 'x'.repeat(length), untrusted: { body: 'y'.repeat(100) } });
    const cut = (what: string) => ({ cut: expect.stringContaining(what) });
    expect(await fit({ ...text(8000), parts }, undefined, 10_000)).toEqual({ ...text(8000), ...cut('left out: parts (100301).') });
    const { text: _, ...rest } = text(0);
    expect(await fit({ ...text(20_000), parts }, undefined, 10_000)).toEqual({
      ...rest,
      ...cut('left out: text (20002), parts (100301).'),
    });
    expect(await fit({ id: 'x', untrusted: { OBEY: 'y'.repeat(20_000) } }, undefined, 10_000)).toEqual({
      id: 'x',
      untrusted: { '…': '[cut, left out: OBEY (20002)]' },
      ...cut('left out: 1 in untrusted.'),
    });
  });
});
