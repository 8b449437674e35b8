import { describe, expect, it } from 'vitest';
import { BudgetSpent, createBudget } from './budget.ts';
import { createRoom } from './room.ts';
import { answer, second, settled, steppedClock, told } from './testing/budget-world.ts';

/** Takes all that it gets. */
function fill(share: ReturnType<ReturnType<typeof createRoom>['share']>, flow: string, most = 1000) {
  const leave: (() => void)[] = [];
  while (leave.length < most && share.mayGo(flow)) leave.push(share.go(flow));
  return leave;
}

describe('a room', () => {
  it('keeps half of it for a second flow, and half of the rest for a third', () => {
    const share = createRoom({ places: 512, inShare: 128 }).share(() => {});
    expect(['first', 'second', 'third'].map((flow) => fill(share, flow).length)).toEqual([64, 32, 16]);
    expect(fill(share, 'fourth').length).toBeGreaterThan(0);
  });

  it('comes to equal parts when places are given back and taken again', () => {
    const share = createRoom({ places: 512, inShare: 128 }).share(() => {});
    const held = { first: fill(share, 'first'), second: fill(share, 'second') };
    for (let turn = 0; turn < 200; turn += 1) {
      for (const flow of ['first', 'second'] as const) {
        held[flow].pop()?.();
        held[flow].push(...fill(share, flow));
      }
    }
    expect(Math.abs(held.first.length - held.second.length)).toBeLessThanOrEqual(1);
    expect(held.first.length).toBeGreaterThan(38);
  });

  it('keeps a place for another share, however many flows of one hang', () => {
    const room = createRoom({ places: 512, inShare: 512 });
    const [noisy, quiet] = [room.share(() => {}), room.share(() => {})];
    for (let flow = 0; flow < 1000; flow += 1) fill(noisy, `flow ${flow}`);
    expect(fill(quiet, 'only').length).toBeGreaterThanOrEqual(100);
  });

  it('tells who was turned away for the whole’s sake when somebody leaves, once', () => {
    const room = createRoom({ places: 4, inShare: 4 });
    const woken: string[] = [];
    const [first, other] = [room.share(() => woken.push('first')), room.share(() => woken.push('other'))];
    const leave = [first.go('a'), first.go('b')];
    const also = other.go('a');
    expect(other.mayGo('b')).toBe(false);
    leave[0]?.();
    leave[0]?.();
    expect(woken).toEqual(['other']);
    expect(other.mayGo('b')).toBe(true);
    also();
    expect(woken).toEqual(['other']);
  });
});

describe('a budget in a room', () => {
  const until = 1_800_000_000_000 + 600 * second;
  const open = () => {
    const { clock, step } = steppedClock();
    const room = createRoom({ places: 64, inShare: 16 });
    const budgets = [createBudget({ clock, room }), createBudget({ clock, room })] as const;
    return { budget: budgets[0], other: budgets[1], step, clock };
  };

  it('lets no flow have more than its part under way, and another one go past those who wait', async () => {
    const { budget } = open();
    (await budget.take({ flow: 'noisy', until })).over();
    (await budget.take({ flow: 'noisy', until }))(answer({}));
    const went: string[] = [];
    const take = async (flow: string) => {
      const place = await budget.take({ flow, until });
      went.push(flow);
      return place;
    };
    const noisy = Array.from({ length: 20 }, () => take('noisy'));
    await settled();
    expect(went).toHaveLength(7);
    void take('quiet');
    await settled();
    expect(went.at(-1)).toBe('quiet');
    // Headers are no end: what reads its answer for long is under way.
    (await noisy[0])?.(answer({}));
    await settled();
    expect(went).toHaveLength(8);
    (await noisy[0])?.over();
    (await noisy[1])?.over();
    await settled();
    expect(went.slice(8)).toEqual(['noisy', 'noisy']);
  });

  it('goes on when another workspace lets go', async () => {
    const { budget, other } = open();
    const room = createRoom({ places: 2, inShare: 16 });
    const { clock } = steppedClock();
    const [one, two] = [createBudget({ clock, room }), createBudget({ clock, room })];
    const held = await one.take({ flow: 'a', until });
    const also = await two.take({ flow: 'a', until });
    let went = false;
    void one.take({ flow: 'b', until }).then(() => {
      went = true;
    });
    also.over();
    held(answer({}));
    await settled();
    expect(went).toBe(false);
    held.over();
    await settled();
    expect(went).toBe(true);
    expect([budget, other].map((each) => each.state().waiting)).toEqual([0, 0]);
  });

  it('does not wake up for those who wait for somebody to end', async () => {
    const { clock } = steppedClock();
    let sleeps = 0;
    const counted = {
      now: clock.now,
      sleep(ms: number, signal?: AbortSignal) {
        sleeps += 1;
        return clock.sleep(ms, signal);
      },
    };
    const budget = createBudget({ clock: counted, room: createRoom({ places: 8, inShare: 2 }) });
    await budget.take({ flow: 'a', until });
    void budget.take({ flow: 'a', until });
    await settled();
    expect(sleeps).toBe(0);
    expect(budget.state().waiting).toBe(1);
  });

  it('still refuses what the window has no place for in time', async () => {
    const { budget, clock } = open();
    (await budget.take({ flow: 'a', until }))(told(5, 0, clock.now() + 8000));
    await expect(budget.take({ flow: 'b', until: clock.now() + 1000 })).rejects.toBeInstanceOf(BudgetSpent);
  });
});
