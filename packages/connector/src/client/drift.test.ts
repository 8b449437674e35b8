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

describe('an answer is of use', async () => {
  const companies = await loadOperation('companies.list');
  const forms = {
    cursor: list,
    'body-cursor': await loadOperation('contacts.search'),
    page: companies,
    url: await loadOperation('events.list'),
    scroll: { ...companies, paging: { form: 'scroll', items: 'data' } } as unknown as typeof companies,
    none: { ...companies, paging: { form: 'none', items: 'data' } } as unknown as typeof companies,
  };
  /** With a value that fits no list, so that there is drift in any case. */
  const usable = (form: keyof typeof forms, rest: object) => {
    const { paging, output } = forms[form];
    const scroll = (output as z.ZodObject).extend({ scroll_param: z.string().nullish() });
    const body = { type: 7, [paging.items]: form === 'scroll' ? [{ type: 'company', id: '1' }] : [], ...rest };
    return checkAnswer({ ...forms[form], output: form === 'scroll' ? scroll : output } as typeof list, body).usable;
  };

  it.each<[keyof typeof forms, object]>([
    ['cursor', { page: '1', total_pages: '1' }],
    ['cursor', { page: {}, total_pages: [], next: { page: '2', starting_after: 'abc' } }],
    ['body-cursor', { page: '1', total_pages: '1', next: { page: '2', starting_after: 'abc' } }],
    ['page', { page: '1', total_pages: '3' }],
    ['page', { page: 1, total_pages: 3, next: { page: 2 } }],
    ['page', { page: 1, total_pages: 'many', next: 'https://…' }],
    ['url', { page: '1', total_pages: '1', since: 7, next: 'https://elsewhere.example/events?before=17' }],
    ['scroll', { page: '1', next: 7 }],
    ['none', { page: '1', next: 7 }],
  ])('read by %s, with what is not read there, or can be: %j', (form, pages) => {
    expect(usable(form, { pages, scroll_param: 'abc' })).toBe(true);
  });

  it.each<[keyof typeof forms, unknown]>([
    ...(['cursor', 'body-cursor'] as const).flatMap((form) =>
      ['abc', [], { next: 'abc' }, { next: [] }, { next: { starting_after: 7 } }].map((pages): [typeof form, unknown] => [form, pages]),
    ),
    ['page', 'abc'],
    ['page', { page: 'first', total_pages: 3 }],
    ['page', { page: '', total_pages: 3 }],
    ['page', { page: 1, total_pages: 'many' }],
    ['page', { page: 1, next: 7 }],
    ['url', 'abc'],
    ['url', { next: 7 }],
  ])('read by %s, not with %j', (form, pages) => {
    expect(usable(form, { pages })).toBe(false);
  });

  it('read by a scroll, not with a parameter that is none, unless it has ended', () => {
    expect(usable('scroll', { scroll_param: 7 })).toBe(false);
    expect(usable('scroll', { scroll_param: 7, data: [] })).toBe(true);
    expect(usable('cursor', { scroll_param: 7 })).toBe(true);
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
