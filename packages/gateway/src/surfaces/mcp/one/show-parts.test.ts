import { loadOperation } from '@gatehouse/connector';
import { expect, test } from 'vitest';
import { shapeOf } from '../shape.ts';
import { takeParts } from './arguments.ts';
import { howToGoOn, showParts } from './show-parts.ts';

/** What is cut of one thing can be had: piece by piece, each saying where the next begins. */

const contacts = await loadOperation('contacts.get');
const conversations = await loadOperation('conversations.get');
const ask = async (operation: typeof contacts | typeof conversations, body: unknown, fields: unknown) => {
  const { parts = [] } = takeParts(operation, { fields });
  const { untrusted } = (await showParts(operation, body, parts, { quotes: true })) as { untrusted: Record<string, unknown> };
  return untrusted;
};

const letters = (length: number) => Array.from({ length }, (_, n) => String.fromCodePoint(97 + (n % 26))).join('');

test.each([
  ['plain', (text: string) => text],
  ['of a mail', (text: string) => `<div><p>${text}</p></div>`],
])('a long text, %s: all of it in pieces', async (_, wrap) => {
  const text = letters(20_000);
  const body = {
    id: '5',
    source: { id: '1', body: wrap(text) },
    conversation_parts: { conversation_parts: [{ id: '77', body: wrap(text) }] },
  };
  for (const path of ['source.body', 'conversation_parts.77.body', 'conversation_parts.0.body']) {
    let read = '';
    for (let next: string | undefined = path; next !== undefined; ) {
      const piece: string = String(Object.values(await ask(conversations, body, [next]))[0]);
      const [, shown = '', missing, following]: readonly (string | undefined)[] =
        /^(\w+)(?:… \[cut, (\d+) more characters: fields \["([^"]+)"\]\])?$/.exec(piece) ?? [];
      read += shown;
      if (missing !== undefined) expect(read.length + Number(missing)).toBe(text.length);
      next = following;
    }
    expect(read).toBe(text);
  }
});

test('many attributes: all of them in pieces', async () => {
  const custom_attributes = Object.fromEntries(Array.from({ length: 450 }, (_, n) => [`k${n}`, n]));
  const all: object[] = [];
  for (let next: string | undefined = 'custom_attributes'; next !== undefined; ) {
    const piece: { shown?: object; cut?: string } = Object.values(
      await ask(contacts, { id: 'c1', custom_attributes }, [next]),
    )[0] as object;
    all.push(piece.shown ?? piece);
    next = /fields \["([^"]+)"\]/.exec(piece.cut ?? '')?.[1];
  }
  expect(Object.assign({}, ...all)).toEqual(custom_attributes);
});

test('one attribute of many, as it is', async () => {
  const custom_attributes = { plan: 'gold', 'seats used': 0 };
  expect(await ask(contacts, { id: 'c1', custom_attributes }, 'custom_attributes.plan, custom_attributes.seats used')).toEqual({
    'custom_attributes.plan': 'gold',
    'custom_attributes.seats used': 0,
  });
});

test('a field that there is not is answered with those that there are', async () => {
  await expect(ask(contacts, { id: 'c1', name: 'Ada' }, ['nmae'])).rejects.toMatchObject({
    code: 'input_invalid',
    details: { field: 'fields', fix: expect.stringContaining('id, name') },
  });
});

test.each([[[]], [[5]], [{}], ['[1'], [Array.from({ length: 21 }, () => 'a')]])('fields that are none: %j', (fields) => {
  expect(() => takeParts(contacts, { fields })).toThrow();
});

test('whoever is shown a thing with something cut is told how to go on', async () => {
  const shape = async (body: object) => howToGoOn(await shapeOf(contacts)({ id: 'c1', ...body }, {}));
  expect(await shape({ name: 'x'.repeat(5000) })).toHaveProperty('more');
  expect(await shape({ custom_attributes: Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`k${n}`, n])) })).toHaveProperty(
    'more',
  );
  expect(await shape({ custom_attributes: { a: [[[[[1]]]]] } })).toHaveProperty('more');
  expect(await shape({ name: 'Ada …' })).not.toHaveProperty('more');
});
