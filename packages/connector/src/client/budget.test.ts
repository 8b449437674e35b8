import { describe, expect, it } from 'vitest';
import { BudgetSpent, createBudget } from './budget.ts';
import type { Answered } from './rate.ts';
import { answer, grace, httpDate, second, settled, steppedClock, told } from './testing/budget-world.ts';

describe('budget', () => {
  it('lets one call find out the limit, then the others', async () => {
    const { clock } = steppedClock();
    const budget = createBudget({ clock });
    const until = clock.now() + 30_000;
    const first = await budget.take({ flow: 'a', until });
    let second = false;
    void budget.take({ flow: 'a', until }).then(() => {
      second = true;
    });
    await settled();
    expect(second).toBe(false);
    first(told(10, 10, clock.now() + 10_000));
    await settled();
    expect(second).toBe(true);
    expect(budget.state()).toMatchObject({ limit: 10, remaining: 8, waiting: 0 });
  });

  it('lets the next go ahead when the first brought no answer', async () => {
    const { clock } = steppedClock();
    const budget = createBudget({ clock });
    const first = await budget.take({ flow: 'a', until: clock.now() + 1000 });
    const second = budget.take({ flow: 'a', until: clock.now() + 1000 });
    first();
    await expect(second).resolves.toBeTypeOf('function');
  });

  it('gives the last place again when whoever had it brought no answer', async () => {
    const { clock } = steppedClock();
    const budget = createBudget({ clock });
    const until = clock.now() + 1000;
    (await budget.take({ flow: 'a', until }))(told(2, 2, clock.now() + 8000));
    for (let call = 0; call < 3; call += 1) (await budget.take({ flow: 'a', until }))();
    expect(budget.state()).toMatchObject({ limit: 2, remaining: 0 });
  });

  it('lets whoever comes two seconds after a call that hangs try at once', async () => {
    const { clock, step } = steppedClock();
    const budget = createBudget({ clock });
    await budget.take({ flow: 'a', until: clock.now() + 30_000 });
    await step(2000);
    await expect(budget.take({ flow: 'a', until: clock.now() + 30_000 })).resolves.toBeTypeOf('function');
  });

  it('does not let all wait for a first call that hangs', async () => {
    const { clock, step } = steppedClock();
    const budget = createBudget({ clock });
    const until = clock.now() + 30_000;
    await budget.take({ flow: 'a', until });
    const admitted: string[] = [];
    for (const name of ['second', 'third']) void budget.take({ flow: 'a', until }).then(() => admitted.push(name));
    await step(1999);
    expect(admitted).toEqual([]);
    await step(1);
    expect(admitted).toEqual(['second']);
    await step(2000);
    expect(admitted).toEqual(['second', 'third']);
  });

  it('never spends more than a window holds, and goes on in the next', async () => {
    const { clock, step } = steppedClock();
    const budget = createBudget({ clock });
    const until = clock.now() + 60_000;
    (await budget.take({ flow: 'a', until }))(told(5, 5, clock.now() + 10_000));
    const spent: number[] = [];
    for (let call = 0; call < 9; call += 1) void budget.take({ flow: 'a', until }).then(() => spent.push(call));
    await settled();
    expect(spent).toHaveLength(4);
    await step(9999 + grace);
    expect(spent).toHaveLength(4);
    // Four calls of the old window are still under way, so only one more place is safe.
    await step(1);
    expect(spent).toHaveLength(5);
  });

  it('serves flows in turn', async () => {
    const { clock, step } = steppedClock();
    const budget = createBudget({ clock });
    const until = clock.now() + 600_000;
    (await budget.take({ flow: 'flood', until }))(told(6, 0, clock.now() + 10_000));
    const order: string[] = [];
    for (let call = 0; call < 50; call += 1) void budget.take({ flow: 'flood', until }).then(() => order.push('flood'));
    for (let call = 0; call < 3; call += 1) void budget.take({ flow: 'quiet', until }).then(() => order.push('quiet'));
    await step(10_000 + grace);
    expect(order).toEqual(['flood', 'quiet', 'flood', 'quiet', 'flood', 'quiet']);
  });

  it('refuses at once what cannot be served in time, and says when to come back', async () => {
    const { clock } = steppedClock();
    const budget = createBudget({ clock });
    (await budget.take({ flow: 'a', until: clock.now() + 1000 }))(told(5, 0, clock.now() + 8000));
    const refusal = await budget.take({ flow: 'a', until: clock.now() + 1000 }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(BudgetSpent);
    expect((refusal as BudgetSpent).retryAfterMs).toBe(8000 + grace);
  });

  it('forgets a caller who gave up', async () => {
    const { clock } = steppedClock();
    const budget = createBudget({ clock });
    (await budget.take({ flow: 'a', until: clock.now() + 60_000 }))(told(5, 0, clock.now() + 8000));
    const gone = new AbortController();
    const waiting = budget.take({ flow: 'a', until: clock.now() + 60_000, signal: gone.signal });
    gone.abort(new Error('gone'));
    await expect(waiting).rejects.toThrow('gone');
    expect(budget.state().waiting).toBe(0);
  });

  it('serves the others when one of a queue gives up, and not him', async () => {
    const { clock, step } = steppedClock();
    const budget = createBudget({ clock });
    const until = clock.now() + 60_000;
    (await budget.take({ flow: 'a', until }))(told(5, 0, clock.now() + 8000));
    const gone = new AbortController();
    const served: string[] = [];
    const take = (name: string, signal?: AbortSignal) =>
      budget.take({ flow: 'a', until, ...(signal ? { signal } : {}) }).then(
        () => served.push(name),
        () => served.push(`${name} left`),
      );
    for (const name of ['first', 'second', 'third']) void take(name, name === 'second' ? gone.signal : undefined);
    gone.abort();
    await settled();
    expect(budget.state().waiting).toBe(2);
    await step(8000 + grace);
    expect(served).toEqual(['second left', 'first', 'third']);
    // Once he is served, his signal is nobody's business any more.
    gone.abort();
    await expect(budget.take({ flow: 'a', until, signal: gone.signal })).rejects.toThrow();
  });

  it('counts an answer once, however often it is told of it', async () => {
    const { clock } = steppedClock();
    const budget = createBudget({ clock });
    const until = clock.now() + 60_000;
    (await budget.take({ flow: 'a', until }))(told(5, 5, clock.now() + 8000));
    const one = await budget.take({ flow: 'a', until });
    await budget.take({ flow: 'a', until });
    one();
    one(told(100, 100, clock.now() + 20_000));
    expect(budget.state()).toMatchObject({ limit: 5, remaining: 2, resetAt: clock.now() + 8000 });
  });

  it('lets a figure of the same window only lower what is left', async () => {
    const { clock } = steppedClock();
    const budget = createBudget({ clock });
    const until = clock.now() + 60_000;
    const end = clock.now() + 8000;
    const after = async (remaining: number, resetAt = end) => {
      (await budget.take({ flow: 'a', until }))(told(10, remaining, resetAt));
      return budget.state();
    };
    expect(await after(9)).toMatchObject({ remaining: 8, resetAt: end });
    expect(await after(10)).toMatchObject({ remaining: 7, resetAt: end });
    expect(await after(4)).toMatchObject({ remaining: 3, resetAt: end });
    // An answer of the window before comes late.
    expect(await after(10, end - 1000)).toMatchObject({ remaining: 2, resetAt: end });
    expect(await after(10, end + 1000)).toMatchObject({ remaining: 9, resetAt: end + 1000 });
    expect(await after(0, end + 1000)).toMatchObject({ remaining: 0 });
  });

  it('takes calls under way from what a new window is said to have', async () => {
    const { clock } = steppedClock();
    const budget = createBudget({ clock });
    const until = clock.now() + 60_000;
    (await budget.take({ flow: 'a', until }))(told(10, 10, clock.now() + 8000));
    const [one] = [
      await budget.take({ flow: 'a', until }),
      await budget.take({ flow: 'a', until }),
      await budget.take({ flow: 'a', until }),
    ];
    one(told(10, 10, clock.now() + 18_000));
    expect(budget.state()).toMatchObject({ remaining: 7, resetAt: clock.now() + 18_000 });
  });

  it('refuses a new call of a flow that has as many waiting as there is room for more, and none of another flow', async () => {
    const { clock } = steppedClock();
    const budget = createBudget({ clock });
    const until = Number.POSITIVE_INFINITY;
    (await budget.take({ flow: 'a', until }))(told(5, 0, clock.now() + 8000));
    for (let call = 0; call < 2500; call += 1) void budget.take({ flow: 'flood', until });
    await expect(budget.take({ flow: 'flood', until })).rejects.toBeInstanceOf(BudgetSpent);
    expect(budget.state().waiting).toBe(2500);
    for (let call = 0; call < 1250; call += 1) void budget.take({ flow: 'second', until });
    await expect(budget.take({ flow: 'second', until })).rejects.toBeInstanceOf(BudgetSpent);
    void budget.take({ flow: 'quiet', until });
    expect(budget.state().waiting).toBe(3751);
  });

  it('waits for a window that ends just in time, and is full only as long as it lasts', async () => {
    const { clock, step } = steppedClock();
    const budget = createBudget({ clock });
    (await budget.take({ flow: 'a', until: clock.now() }))(told(5, 0, clock.now() + 8000));
    const inTime = budget.take({ flow: 'a', until: clock.now() + 8000 + grace });
    await expect(budget.take({ flow: 'a', until: clock.now() + 7999 + grace })).rejects.toMatchObject({ retryAfterMs: 8000 + grace });
    await step(8000 + grace);
    await expect(inTime).resolves.toBeTypeOf('function');
    expect(budget.state()).toEqual({ limit: 5, remaining: 4, resetAt: undefined, waiting: 0 });
  });

  it('does not take the place of a caller whose signal is over', async () => {
    const { clock } = steppedClock();
    const budget = createBudget({ clock });
    await expect(budget.take({ flow: 'a', until: clock.now() + 1000, signal: AbortSignal.abort(new Error('over')) })).rejects.toThrow(
      'over',
    );
    await expect(budget.take({ flow: 'a', until: clock.now() + 1000 })).resolves.toBeTypeOf('function');
  });
});

describe('those who wait', () => {
  const start = 1_800_000_000_000;

  it('do not wait where answers tell no limit', async () => {
    const { clock } = steppedClock(start);
    const budget = createBudget({ clock });
    const until = start + 30 * second;
    (await budget.take({ flow: 'a', until }))(answer({}));
    await Promise.all(Array.from({ length: 200 }, () => budget.take({ flow: 'a', until })));
    expect(budget.state()).toEqual({ limit: undefined, remaining: undefined, resetAt: undefined, waiting: 0 });
  });

  it('go by their time within a flow: a repeat comes before those who came after it', async () => {
    const { clock, step } = steppedClock(start);
    const budget = createBudget({ clock });
    (await budget.take({ flow: 'a', until: start + 30 * second }))(told(9, 0, start + 7 * second));
    const order: string[] = [];
    for (const [name, until] of [
      ['later', 28],
      ['latest', 29],
      ['repeat', 27],
    ] as const) {
      void budget.take({ flow: 'a', until: start + until * second }).then(() => order.push(name));
    }
    await step(7 * second + grace);
    expect(order).toEqual(['repeat', 'later', 'latest']);
  });

  it('are refused at once when their turn would come too late, with the time of their turn', async () => {
    const { clock } = steppedClock(start);
    const budget = createBudget({ clock });
    const until = start + 30 * second;
    (await budget.take({ flow: 'a', until }))(told(11, 0, start + 7 * second));
    const refusals: unknown[] = [];
    for (let call = 0; call < 31; call += 1) void budget.take({ flow: 'a', until }).catch((error: unknown) => refusals.push(error));
    await settled();
    // Ten in each of the windows that begin after 7, 17 and 27 seconds.
    expect(refusals).toEqual([expect.objectContaining({ retryAfterMs: 37 * second + grace })]);
    // Flows take turns, so another one has its place in the first of them.
    await expect(budget.take({ flow: 'b', until: start + 7 * second + grace - 1 })).rejects.toMatchObject({
      retryAfterMs: 7 * second + grace,
    });
    void budget.take({ flow: 'b', until: start + 7 * second + grace });
    expect(budget.state().waiting).toBe(31);
  });

  it('all have their turn: 1,000 calls at 200 in parallel under 166 in ten seconds, none refused', async () => {
    const { clock, toNext } = steppedClock(start + 3210);
    const budget = createBudget({ clock });
    let [window, used, refused, failed, next, working] = [0, 0, 0, 0, 0, 200];
    const intercom = (): Answered => {
      const current = Math.floor(clock.now() / 10_000);
      if (current !== window) [window, used] = [current, 0];
      used += 1;
      if (used > 166) refused += 1;
      const headers = { date: httpDate(clock.now()), 'x-ratelimit-limit': 166, 'x-ratelimit-remaining': Math.max(0, 166 - used) };
      return answer({ ...headers, 'x-ratelimit-reset': (current + 1) * 10 }, used > 166 ? 429 : 200);
    };
    const worker = async (flow: string) => {
      while (next < 1000) {
        next += 1;
        try {
          const settle = await budget.take({ flow, until: clock.now() + 30 * second });
          await clock.sleep(20 + (next % 7) * 10);
          const answered = intercom();
          await clock.sleep(30);
          settle(answered);
        } catch {
          failed += 1;
        }
      }
      working -= 1;
    };
    for (let n = 0; n < 200; n += 1) void worker(`group ${n % 3}`);
    await settled();
    while (working > 0) await toNext();
    expect({ refused, failed }).toEqual({ refused: 0, failed: 0 });
  });
});
