import { describe, expect, it } from 'vitest';
import { createBudget } from './budget.ts';
import type { Answered } from './rate.ts';
import { answer, grace, hour, httpDate, second, settled, steppedClock, told } from './testing/budget-world.ts';

describe('whatever an answer says', () => {
  const start = 1_800_000_000_000;
  const figures = (limit: number | string, remaining: number | string, reset: number | string, more = {}) => ({
    'x-ratelimit-limit': limit,
    'x-ratelimit-remaining': remaining,
    'x-ratelimit-reset': reset,
    ...more,
  });
  const soon = start / 1000 + 7;

  const odd: [string, number, Record<string, string | number>][] = [
    ['a reset in 2099', 429, figures(30, 0, 4_070_908_800)],
    ['a reset in 2099 on a yes', 200, figures(30, 0, 4_070_908_800)],
    ['a reset in milliseconds', 429, figures(30, 0, soon * 1000)],
    ['a reset below zero', 429, figures(30, 0, -5)],
    ['a reset that is a word', 429, figures(30, 0, 'soon')],
    ['a reset that is past', 429, figures(30, 0, soon - 3600)],
    ['a reset an hour ahead', 200, figures(30, 0, soon + 3600)],
    ['a reset, and a Date of another year', 429, figures(30, 0, soon, { date: httpDate(0) })],
    ['a Date that is none', 429, figures(30, 0, soon, { date: 'yesterday' })],
    ['a limit of 0', 200, figures(0, 0, soon)],
    ['a limit of -1', 200, figures(-1, -1, soon)],
    ['a limit of half a call', 200, figures('0.5', 0, soon)],
    ['a limit without end', 200, figures('1e999', 0, soon)],
    ['two limits', 200, figures('30, 60', '0, 0', soon)],
    ['a limit alone', 429, { 'x-ratelimit-limit': 30 }],
    ['what is left alone', 200, { 'x-ratelimit-remaining': 0 }],
    ['more left than there is', 429, figures(3, 500, soon)],
    ['nothing but no', 429, {}],
    ['no, for an hour', 429, { 'retry-after': 3600 }],
    ['no, until a date in 2099', 429, { 'retry-after': httpDate(4_070_908_800_000) }],
    ['nothing', 200, {}],
    ['nothing but trouble', 503, {}],
  ];
  const known = (resetAt: number) => told(30, 29, resetAt);

  it.each(
    odd.flatMap(([title, status, headers]) => [
      { title: `${title}, the limit known`, status, headers, first: known },
      { title: `${title}, the limit unknown`, status, headers, first: undefined },
    ]),
  )('the next attempt is at most two windows away: $title', async ({ status, headers, first }) => {
    const { clock, step } = steppedClock(start);
    const budget = createBudget({ clock });
    const until = clock.now() + 20 * second;
    if (first) (await budget.take({ flow: 'a', until }))(first(clock.now() + 7 * second));
    // All that there is, so that nothing is left by chance.
    const all = await Promise.all(Array.from({ length: first ? 28 : 1 }, () => budget.take({ flow: 'a', until })));
    for (const settle of all) settle(answer(headers, status));
    let went = false;
    void budget.take({ flow: 'a', until }).then(() => {
      went = true;
    });
    await settled();
    for (let waited = 0; !went && waited < 20; waited += 1) await step(second);
    expect(went).toBe(true);
  });

  it.each([
    ['an hour behind', -hour],
    ['an hour ahead', hour],
  ])('the window ends by the server’s own clock, ours being %s', async (_title, off) => {
    const { clock, step } = steppedClock(start + off);
    const budget = createBudget({ clock });
    const until = clock.now() + 30 * second;
    (await budget.take({ flow: 'a', until }))(answer(figures(5, 0, soon, { date: httpDate(start) })));
    let went = false;
    void budget.take({ flow: 'a', until }).then(() => {
      went = true;
    });
    await step(7 * second);
    expect(went).toBe(false);
    await step(grace);
    expect(went).toBe(true);
  });

  it('a clock that is put back costs no window, neither for who waits nor for who comes', async () => {
    const { clock, step, set } = steppedClock(start);
    const budget = createBudget({ clock });
    (await budget.take({ flow: 'a', until: start + 30 * second }))(told(5, 0, start + 7 * second));
    const went: string[] = [];
    void budget.take({ flow: 'a', until: start + 30 * second }).then(() => went.push('who waits'));
    set(-hour);
    await step(7 * second + grace);
    expect(went).toEqual(['who waits']);
    (await budget.take({ flow: 'a', until: clock.now() + 30 * second }))(told(5, 0, start + 17 * second));
    set(-hour);
    await expect(budget.take({ flow: 'a', until: clock.now() + 30 * second })).resolves.toBeTypeOf('function');
  });

  it('wakes those who wait earlier when the window ends earlier than was said first', async () => {
    const { clock, step } = steppedClock(start);
    const budget = createBudget({ clock });
    const until = start + 30 * second;
    (await budget.take({ flow: 'a', until }))(told(3, 3, start + 16 * second));
    const late = await budget.take({ flow: 'a', until });
    await budget.take({ flow: 'a', until });
    let went = false;
    void budget.take({ flow: 'a', until }).then(() => {
      went = true;
    });
    await step(second);
    late(answer(figures(3, 0, start / 1000 + 16, { date: httpDate(start + 9 * second) })));
    await step(7 * second);
    expect(went).toBe(false);
    await step(grace);
    expect(went).toBe(true);
  });

  it('an answer of the window before, which comes late, says nothing of this one', async () => {
    const { clock, step } = steppedClock(start);
    const budget = createBudget({ clock });
    const until = start + 30 * second;
    (await budget.take({ flow: 'a', until }))(told(5, 5, start + second));
    const late = await budget.take({ flow: 'a', until });
    await step(second + grace);
    late(told(5, 0, start + second));
    expect(budget.state()).toMatchObject({ limit: 5, remaining: 5 });
  });

  it('a refusal of a window that we took for over lets one call at a time find out, every two seconds', async () => {
    // Our clock is five seconds ahead, and the server tells no Date.
    const { clock, step } = steppedClock(start + 5 * second);
    const budget = createBudget({ clock });
    const until = clock.now() + 60 * second;
    (await budget.take({ flow: 'a', until }))(told(5, 5, start + 7 * second));
    let refused = 0;
    let answered = 0;
    const call = async (): Promise<void> => {
      const settle = await budget.take({ flow: 'a', until });
      const over = clock.now() - 5 * second >= start + 7 * second;
      settle(told(5, over ? 4 : 0, start + (over ? 17 : 7) * second, over ? 200 : 429));
      if (over) answered += 1;
      else refused += 1;
      if (!over) await call();
    };
    for (let n = 0; n < 4; n += 1) await budget.take({ flow: 'a', until });
    for (let n = 0; n < 20; n += 1) void call();
    for (let waited = 0; waited < 9; waited += 1) await step(second + grace);
    expect(refused).toBeLessThan(5);
    expect(answered).toBeGreaterThan(1);
  });

  it('a refusal without a word closes ten seconds from then', async () => {
    const { clock, step } = steppedClock(start);
    const budget = createBudget({ clock });
    const until = start + 30 * second;
    (await budget.take({ flow: 'a', until }))(answer({}));
    await step(9 * second);
    (await budget.take({ flow: 'a', until }))(answer({}, 429));
    const refusal = budget.take({ flow: 'a', until: start + 18 * second });
    await expect(refusal).rejects.toMatchObject({ name: 'BudgetSpent', retryAfterMs: 10 * second + grace });
  });

  it('a limit that is raised counts at once', async () => {
    const { clock } = steppedClock(start);
    const budget = createBudget({ clock });
    const until = start + 30 * second;
    (await budget.take({ flow: 'a', until }))(told(3, 3, start + 7 * second));
    const [one, two] = [await budget.take({ flow: 'a', until }), await budget.take({ flow: 'a', until })];
    one(told(30, 28, start + 7 * second));
    expect(budget.state()).toMatchObject({ limit: 30, remaining: 26 });
    two(told(30, 27, start + 7 * second));
    expect(budget.state()).toMatchObject({ limit: 30, remaining: 26 });
  });

  it('a refusal for a limit of the endpoint’s own closes no window', async () => {
    const { clock } = steppedClock(start);
    const budget = createBudget({ clock });
    const until = start + 30 * second;
    (await budget.take({ flow: 'a', until }))(told(30, 20, start + 7 * second, 429));
    expect(budget.state()).toMatchObject({ limit: 30, remaining: 19 });
  });
});

describe('when Intercom is out', () => {
  const start = 1_800_000_000_000;
  const until = start + 300 * second;

  it.each<[string, Answered | undefined]>([
    ['nothing listens', undefined],
    ['something between answers 503', answer({}, 503)],
  ])('and %s, no place is used up, and the first answer brings all of them back', async (_title, given) => {
    const { clock } = steppedClock(start);
    const budget = createBudget({ clock });
    (await budget.take({ flow: 'a', until }))(told(5, 5, start + 7 * second));
    for (let call = 0; call < 50; call += 1) (await budget.take({ flow: 'a', until }))(given);
    (await budget.take({ flow: 'a', until }))(told(5, 4, start + 7 * second));
    expect(budget.state()).toMatchObject({ remaining: 3 });
  });

  it('and every call hangs, the next window goes on without them', async () => {
    const { clock, step } = steppedClock(start);
    const budget = createBudget({ clock });
    (await budget.take({ flow: 'a', until }))(told(3, 3, start + 7 * second));
    const went: number[] = [];
    for (let call = 0; call < 8; call += 1) void budget.take({ flow: 'a', until }).then(() => went.push(call));
    await settled();
    expect(went).toHaveLength(2);
    await step(7 * second + grace);
    expect(went).toHaveLength(3);
    // They may be counted in this window, so that one call at a time finds out.
    await step(2 * second);
    expect(went).toHaveLength(4);
  });

  it('and nobody has told the limit, one call at a time finds out', async () => {
    const { clock } = steppedClock(start);
    const budget = createBudget({ clock });
    for (let call = 0; call < 3; call += 1) (await budget.take({ flow: 'a', until }))(answer({}, 502));
    await budget.take({ flow: 'a', until });
    void budget.take({ flow: 'a', until });
    await settled();
    expect(budget.state()).toMatchObject({ limit: undefined, waiting: 1 });
  });
});
