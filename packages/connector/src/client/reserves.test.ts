import { describe, expect, it } from 'vitest';
import { createBudget } from './budget.ts';
import type { Answered } from './rate.ts';
import { createReserves } from './reserves.ts';
import { answer, grace, second, settled, steppedClock, told } from './testing/budget-world.ts';

const start = 1_800_000_000_000;

/** A window in which each flow took so many places. */
function after(taken: Readonly<Record<string, number>>) {
  const reserves = createReserves();
  for (const [flow, count] of Object.entries(taken)) for (let call = 0; call < count; call += 1) reserves.took(flow);
  reserves.turn(false);
  return reserves;
}

describe('places that are kept', () => {
  it('are four times as many as a flow took before, up to its equal part, and none from itself', () => {
    const reserves = after({ quiet: 10, flood: 90 });
    const kept = reserves.kept(100, 0);
    expect([kept.from('flood'), kept.from('quiet'), kept.from('new')]).toEqual([40, 50, 90]);
  });

  it('shrink as the window passes, with what was taken, and are everybody’s before its end', () => {
    const reserves = after({ quiet: 10 });
    expect(reserves.kept(100, 0.45).from('flood')).toBeCloseTo(20);
    for (let call = 0; call < 95; call += 1) reserves.took('quiet');
    expect(reserves.kept(100, 0.45).from('flood')).toBeCloseTo(5);
    expect(reserves.kept(100, 0.9).from('flood')).toBe(0);
    expect(after({ quiet: 10 }).kept(100, 1.5).from('flood')).toBe(0);
  });

  it('are smaller when another flow comes, and none after a long while', () => {
    const reserves = after({ quiet: 90 });
    expect(reserves.kept(100, 0).from('flood')).toBe(100);
    reserves.took('flood');
    expect(reserves.kept(100, 0).from('flood')).toBe(50);
    const asleep = createReserves();
    asleep.took('quiet');
    asleep.turn(true);
    expect(asleep.kept(100, 0).from('flood')).toBe(0);
  });
});

describe('a steady flow beside one that asks for fifty times as much', () => {
  /** Five a second against as many as fit, under 166 in ten seconds; the waits of the steady one in each window. */
  async function run(windows: number) {
    const { clock, step } = steppedClock(start);
    const budget = createBudget({ clock });
    let [window, used, refused, flooded] = [0, 0, 0, 0];
    const intercom = (): Answered => {
      const current = Math.floor(clock.now() / 10_000);
      if (current !== window) [window, used] = [current, 0];
      used += 1;
      if (used > 166) refused += 1;
      const headers = { 'x-ratelimit-limit': 166, 'x-ratelimit-remaining': Math.max(0, 166 - used) };
      return answer({ ...headers, 'x-ratelimit-reset': (current + 1) * 10 }, used > 166 ? 429 : 200);
    };
    const waits: number[][] = Array.from({ length: windows }, () => []);
    const call = async (flow: string, done: (waited: number) => void) => {
      const asked = clock.now();
      const place = await budget.take({ flow, until: asked + 30 * second }).catch(() => undefined);
      if (!place) return;
      const answered = intercom();
      await clock.sleep(20);
      place(answered);
      place.over();
      done(clock.now() - asked);
    };
    for (let tick = 0; tick < windows * 100; tick += 1) {
      if (tick % 2 === 0) void call('steady', (waited) => waits[Math.floor(tick / 100)]?.push(waited));
      for (let extra = 0; extra < 25; extra += 1) {
        void call('flood', () => {
          flooded += 1;
        });
      }
      await step(100);
    }
    await step(10 * second + grace);
    return { waits, refused, flooded };
  }

  it('finds its places at once from the second or third window on, and the flood gets all the rest', async () => {
    const { waits, refused, flooded } = await run(6);
    expect(refused).toBe(0);
    for (const window of waits.slice(2, 5)) {
      expect(window).toHaveLength(50);
      expect(window.filter((waited) => waited > 200).length).toBeLessThanOrEqual(5);
    }
    // 165 a window, of which 50 are the steady one's.
    expect(flooded).toBeGreaterThan(6 * 110);
  });
});

describe('a place that is kept', () => {
  it('goes to those who wait as time passes, without anybody else calling', async () => {
    const { clock, step } = steppedClock(start);
    const budget = createBudget({ clock });
    const until = start + 600 * second;
    const end = (n: number) => start + n * 10 * second;
    (await budget.take({ flow: 'quiet', until }))(told(11, 11, end(1)));
    for (let call = 0; call < 4; call += 1) (await budget.take({ flow: 'quiet', until }))(told(11, 10 - call, end(1)));
    await step(10 * second + grace);
    const went: string[] = [];
    const flood = async () => {
      const place = await budget.take({ flow: 'flood', until });
      went.push('flood');
      place(told(11, 11, end(2)));
    };
    for (let call = 0; call < 20; call += 1) void flood();
    await settled();
    const atOnce = went.length;
    expect(atOnce).toBeLessThan(8);
    await step(4 * second);
    expect(went.length).toBeGreaterThan(atOnce);
    for (let tick = 0; tick < 50; tick += 1) await step(100);
    expect(went.length).toBeGreaterThanOrEqual(10);
    expect(went.length).toBeLessThanOrEqual(11);
  });
});
