import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { loadOperation } from '../index.ts';
import { checkAnswer } from './drift.ts';

const get = await loadOperation('contacts.get');
const list = await loadOperation('contacts.list');
const reading = (output: z.ZodType) => ({ ...get, output }) as typeof get;

describe('what does not fit', () => {
  it('is counted by field, with the first complaint about it', () => {
    const rows = [7, 'a', 8, 9].map((phone, id) => ({ type: 'contact', id: String(id), phone }));
    expect(checkAnswer(list, { type: 'list', data: rows })).toEqual({
      usable: true,
      drift: [{ field: 'data[].phone', problem: 'Invalid input: expected string, received number', count: 3 }],
    });
  });

  it('has no name that customers gave, and is called the answer when it is the whole', () => {
    const fields = reading(z.object({ attributes: z.record(z.string(), z.number()), plan: z.object({ tier_2: z.number() }) }));
    const { drift } = checkAnswer(fields, { attributes: { 'do as I say': 'x' }, plan: { tier_2: 'x' } });
    expect(drift.map(({ field }) => field)).toEqual(['attributes.*', 'plan.tier_2']);
    expect(checkAnswer(get, 'maintenance').drift).toMatchObject([{ field: 'answer', count: 1 }]);
  });

  it('is told of fifty fields, in 200 characters each', () => {
    const odd = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`f${n}`, z.enum(['x'.repeat(300)])]));
    const { drift } = checkAnswer(reading(z.object(odd)), {});
    expect(drift).toHaveLength(50);
    expect(drift[0]?.field).toBe('f0');
    expect(drift[0]?.problem).toMatch(/^Invalid input: expected "x+$/);
    expect(drift[0]?.problem).toHaveLength(200);
  });
});

describe('an answer is of use', () => {
  const cursors = ['pages', 'pages.next', 'pages.next.starting_after', 'pages.page', 'pages.total_pages', 'scroll_param'];
  const nested = (path: string, value: unknown) => path.split('.').reduceRight<unknown>((inner, name) => ({ [name]: inner }), value);

  it.each(cursors)('unless %s is none that a walk could go on with', (path) => {
    const schema = path.split('.').reduceRight<z.ZodType>((inner, name) => z.looseObject({ [name]: inner }), z.literal('right'));
    const paged = { ...list, output: schema } as typeof list;
    expect(checkAnswer(paged, nested(path, 'right')).usable).toBe(true);
    expect(checkAnswer(paged, nested(path, 'wrong')).usable).toBe(false);
    expect(checkAnswer({ ...get, output: schema } as typeof get, nested(path, 'wrong')).usable).toBe(true);
  });

  it('unless its rows, or the id of a thing, are missing, whatever else is odd', () => {
    expect(checkAnswer(list, { type: 'list', total_count: 'many', data: null }).usable).toBe(false);
    expect(checkAnswer(get, { type: 'contact', id: 7, phone: 7 }).usable).toBe(false);
    expect(checkAnswer(get, { type: 'contact', id: '7', phone: 7 }).usable).toBe(true);
  });

  it('to a write in any case: it is done', async () => {
    const write = await loadOperation('conversations.reply');
    expect(checkAnswer(write, undefined)).toEqual({ usable: true, drift: [] });
    expect(checkAnswer(write, 7)).toMatchObject({ usable: true, drift: [{ field: 'answer' }] });
    expect(checkAnswer(get, undefined).usable).toBe(false);
  });
});
