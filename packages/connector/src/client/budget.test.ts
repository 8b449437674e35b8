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
});
