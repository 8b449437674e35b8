import { describe, expect, it } from 'vitest';
import { BudgetSpent, createBudget } from './budget.ts';
import type { Clock } from './clock.ts';

/** A clock that stands until it is moved; whoever sleeps wakes when it passes their time. */
function steppedClock(start = 1_800_000_000_000) {
  let now = start;
  let sleepers: { at: number; wake: () => void }[] = [];
  const clock: Clock = {
    now: () => now,
    sleep: (ms) => new Promise((wake) => sleepers.push({ at: now + ms, wake })),
  };
  const step = async (ms: number) => {
    now += ms;
    const due = sleepers.filter((sleeper) => sleeper.at <= now);
    sleepers = sleepers.filter((sleeper) => sleeper.at > now);
    for (const { wake } of due) wake();
    await settled();
  };
  return { clock, step };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

const headers = (limit: number, remaining: number, resetAt: number) => (name: string) =>
  ({ 'x-ratelimit-limit': limit, 'x-ratelimit-remaining': remaining, 'x-ratelimit-reset': resetAt / 1000 })[name]?.toString() ?? null;

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
    first(headers(10, 10, clock.now() + 10_000));
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
    (await budget.take({ flow: 'a', until }))(headers(5, 5, clock.now() + 10_000));
    const spent: number[] = [];
    for (let call = 0; call < 9; call += 1) void budget.take({ flow: 'a', until }).then(() => spent.push(call));
    await settled();
    expect(spent).toHaveLength(4);
    await step(9999);
    expect(spent).toHaveLength(4);
    // Four calls of the old window are still under way, so only one more place is safe.
    await step(1);
    expect(spent).toHaveLength(5);
  });

  it('serves flows in turn', async () => {
    const { clock, step } = steppedClock();
    const budget = createBudget({ clock });
    const until = clock.now() + 60_000;
    (await budget.take({ flow: 'flood', until }))(headers(6, 0, clock.now() + 10_000));
    const order: string[] = [];
    for (let call = 0; call < 50; call += 1) void budget.take({ flow: 'flood', until }).then(() => order.push('flood'));
    for (let call = 0; call < 3; call += 1) void budget.take({ flow: 'quiet', until }).then(() => order.push('quiet'));
    await step(10_000);
    expect(order).toEqual(['flood', 'quiet', 'flood', 'quiet', 'flood', 'quiet']);
  });

  it('refuses at once what cannot be served in time, and says when to come back', async () => {
    const { clock } = steppedClock();
    const budget = createBudget({ clock });
    (await budget.take({ flow: 'a', until: clock.now() + 1000 }))(headers(5, 0, clock.now() + 8000));
    const refusal = await budget.take({ flow: 'a', until: clock.now() + 1000 }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(BudgetSpent);
    expect((refusal as BudgetSpent).retryAfterMs).toBe(8000);
  });

  it('forgets a caller who gave up', async () => {
    const { clock } = steppedClock();
    const budget = createBudget({ clock });
    (await budget.take({ flow: 'a', until: clock.now() + 60_000 }))(headers(5, 0, clock.now() + 8000));
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
    (await budget.take({ flow: 'a', until }))(headers(5, 0, clock.now() + 8000));
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
    await step(8000);
    expect(served).toEqual(['second left', 'first', 'third']);
    // Once he is served, his signal is nobody's business any more.
    gone.abort();
    await expect(budget.take({ flow: 'a', until, signal: gone.signal })).rejects.toThrow();
  });

  it('counts an answer once, however often it is told of it', async () => {
    const { clock } = steppedClock();
    const budget = createBudget({ clock });
    const until = clock.now() + 60_000;
    (await budget.take({ flow: 'a', until }))(headers(5, 5, clock.now() + 8000));
    const one = await budget.take({ flow: 'a', until });
    await budget.take({ flow: 'a', until });
    one();
    one(headers(100, 100, clock.now() + 20_000));
    expect(budget.state()).toMatchObject({ limit: 5, remaining: 2, resetAt: clock.now() + 8000 });
  });

  it('lets a figure of the same window only lower what is left', async () => {
    const { clock } = steppedClock();
    const budget = createBudget({ clock });
    const until = clock.now() + 60_000;
    const end = clock.now() + 8000;
    const told = async (remaining: number, resetAt = end) => {
      (await budget.take({ flow: 'a', until }))(headers(10, remaining, resetAt));
      return budget.state();
    };
    expect(await told(9)).toMatchObject({ remaining: 8, resetAt: end });
    expect(await told(10)).toMatchObject({ remaining: 7, resetAt: end });
    expect(await told(4)).toMatchObject({ remaining: 3, resetAt: end });
    // An answer of the window before comes late.
    expect(await told(10, end - 1000)).toMatchObject({ remaining: 2, resetAt: end });
    expect(await told(10, end + 1000)).toMatchObject({ remaining: 9, resetAt: end + 1000 });
    expect(await told(0)).toMatchObject({ remaining: 0 });
  });

  it('takes calls under way from what a new window is said to have', async () => {
    const { clock } = steppedClock();
    const budget = createBudget({ clock });
    const until = clock.now() + 60_000;
    (await budget.take({ flow: 'a', until }))(headers(10, 10, clock.now() + 8000));
    const [one] = [
      await budget.take({ flow: 'a', until }),
      await budget.take({ flow: 'a', until }),
      await budget.take({ flow: 'a', until }),
    ];
    one(headers(10, 10, clock.now() + 18_000));
    expect(budget.state()).toMatchObject({ remaining: 7, resetAt: clock.now() + 18_000 });
  });

  it.each([
    ['no headers', () => null],
    ['headers that are none', (name: string) => (name === 'x-ratelimit-limit' ? 'many' : '')],
    ['a limit alone', (name: string) => (name === 'x-ratelimit-limit' ? '5' : null)],
  ])('learns from %s only what they say', async (_, header) => {
    const { clock } = steppedClock();
    const budget = createBudget({ clock });
    (await budget.take({ flow: 'a', until: clock.now() + 1000 }))(header);
    const limit = header('x-ratelimit-limit') === '5' ? 5 : undefined;
    expect(budget.state()).toEqual({ limit, remaining: limit === undefined ? undefined : 0, resetAt: undefined, waiting: 0 });
  });

  it('refuses a new call when five thousand wait, and says when to come back', async () => {
    const { clock } = steppedClock();
    const budget = createBudget({ clock });
    const until = clock.now() + 600_000;
    (await budget.take({ flow: 'a', until }))(headers(5, 0, clock.now() + 8000));
    for (let call = 0; call < 5000; call += 1) void budget.take({ flow: `flow ${call % 7}`, until }).catch(() => {});
    expect(budget.state().waiting).toBe(5000);
    await expect(budget.take({ flow: 'a', until })).rejects.toMatchObject({ name: 'BudgetSpent', retryAfterMs: 8000 });
    expect(budget.state().waiting).toBe(5000);
  });

  it('waits for a window that ends just in time, and is full only as long as it lasts', async () => {
    const { clock, step } = steppedClock();
    const budget = createBudget({ clock });
    (await budget.take({ flow: 'a', until: clock.now() }))(headers(5, 0, clock.now() + 8000));
    const inTime = budget.take({ flow: 'a', until: clock.now() + 8000 });
    await expect(budget.take({ flow: 'a', until: clock.now() + 7999 })).rejects.toMatchObject({ retryAfterMs: 8000 });
    await step(8000);
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
