import { loadOperation, operations } from '@gatehouse/connector';
import { expect, test } from 'vitest';
import { shapeOf, shapeRaw } from './shape.ts';
import { type Filling, fill } from './testing/fill.ts';

/** What is shown and what is said to be missing are together what was given, in the answer of every operation. */

const whole = await Promise.all(operations.map(({ name }) => loadOperation(name)));
const shaped = whole.filter(({ answer }) => answer === undefined || answer === 'text');
const paging = ['pages', 'next_cursor', 'scroll_param'];

/** The answers of all operations filled in one way, with the name of each; what is raw besides. */
async function* answers(filling: Partial<Filling>) {
  for (const operation of shaped) {
    const body = fill(operation.output, { text: () => 'x', leaveOut: paging, ...filling });
    yield { name: operation.name as string, body, shown: await shapeOf(operation)(body, operation.examples[0].input) };
    if (operation.name === 'contacts.get') yield { name: 'a raw request', body, shown: await shapeRaw(body) };
  }
}

/** Everything in a value, at every depth. */
function* everything(value: unknown): Generator<unknown> {
  yield value;
  if (typeof value !== 'object' || value === null) return;
  for (const item of Object.values(value)) yield* everything(item);
}

const numbers = (length: number) => Array.from({ length }, (_, n) => n);
const said = (text: unknown) => Number(/\[(?:cut|nested too deeply), (\d+) more/.exec(String(text))?.[1] ?? 0);

test.each([81, 400])('%i entries of a free record', async (given) => {
  const record = Object.fromEntries(numbers(given).map((n) => [`k${n}`, n]));
  let seen = 0;
  for await (const { name, shown } of answers({ free: () => record })) {
    for (const one of everything(shown)) {
      if (typeof one !== 'object' || one === null || !Object.hasOwn(one, 'k0')) continue;
      const shownKeys = Object.keys(one).filter((key) => key.startsWith('k')).length;
      expect(shownKeys + said((one as Record<string, unknown>)['…']), name).toBe(given);
      seen += 1;
    }
  }
  expect(seen).toBeGreaterThan(30);
});

test('entries of a free list', async () => {
  let seen = 0;
  for await (const { name, shown } of answers({ free: () => ({ list: numbers(300).map((n) => `v${n}`) }) })) {
    for (const one of everything(shown)) {
      if (!Array.isArray(one) || one[0] !== 'v0') continue;
      expect(one.filter((item) => String(item).startsWith('v')).length + said(one.at(-1)), name).toBe(300);
      seen += 1;
    }
  }
  expect(seen).toBeGreaterThan(30);
});

test('values nested deeply', async () => {
  const nest = (depth: number): unknown => (depth === 0 ? 'leaf' : { a: 'leaf', b: ['leaf', nest(depth - 1)] });
  const given = [...everything(nest(6))].filter((one) => one === 'leaf').length;
  let seen = 0;
  for await (const { name, shown } of answers({ free: () => ({ root: nest(6) }) })) {
    for (const one of everything(shown)) {
      if (typeof one !== 'object' || one === null || !Object.hasOwn(one, 'root')) continue;
      const inside = [...everything(one)];
      expect(
        inside.filter((item) => item === 'leaf').length +
          inside.reduce<number>((sum, item) => sum + (typeof item === 'string' ? said(item) : 0), 0),
        name,
      ).toBe(given);
      seen += 1;
    }
  }
  expect(seen).toBeGreaterThan(30);
});

test('characters of a text', async () => {
  const text = `${'a word '.repeat(1500)}end`;
  let seen = 0;
  for await (const { name, shown } of answers({ text: () => text, free: () => ({ text }) })) {
    for (const one of everything(shown)) {
      if (typeof one !== 'string' || !one.startsWith('a word')) continue;
      const at = one.indexOf('… [cut');
      expect((at < 0 ? one.length : at) + (at < 0 ? 0 : said(one.slice(at))), name).toBe(text.length);
      seen += 1;
    }
  }
  expect(seen).toBeGreaterThan(200);
});

test('rows, and lists within a thing', async () => {
  let seen = 0;
  const long = 300;
  for await (const { name, body, shown } of answers({
    items: (path) => (lists.has(path) ? long : 1),
    text: () => 'word '.repeat(20),
    free: () => ({ k: 1 }),
  })) {
    if (![...everything(body)].some((one) => Array.isArray(one) && one.length === long)) continue;
    for (const one of everything(shown)) {
      if (!Array.isArray(one) || one.length < 2 || one.length === long) continue;
      expect(`${shown['cut']} ${JSON.stringify(one.at(-1))}`, name).toMatch(/ of 300 |\[cut, \d+ more\]/);
    }
    seen += 1;
  }
  expect(seen).toBeGreaterThan(50);
});

/** The longest lists that there are: those of lists, and the parts of a thread. */
const lists = new Set([
  ...whole.flatMap(({ paging }) => paging?.items ?? []),
  'conversation_parts.conversation_parts',
  'ticket_parts.ticket_parts',
]);
