import { type Call, query } from '../../parts/call.ts';
import { createRandom, hash32 } from '../../parts/random.ts';
import type { World } from '../../parts/room.ts';
import { ApiError, notFound } from '../../server/errors.ts';
import type { Company } from './room.ts';

/** So many companies come at once, whatever is asked for. */
const pageRows = 100;
/** A scroll that is not used for so long is over. */
const idleMs = 60_000;

interface Scroll {
  readonly param: string;
  /** As they were when it began. */
  readonly rows: readonly Company[];
  at: number;
  usedAt: number;
}

/** Of each world the one that is open: no effect, so nothing that a state file would hold. */
const open = new WeakMap<World, Scroll>();
let begunSoFar = 0;

/** The next rows of the workspace's one scroll. Without a parameter it begins, unless one is open. An empty page ends it. */
export function scrollOn(call: Call, rows: readonly Company[]): { rows: readonly Company[]; scroll_param: string } {
  const { world, nowMs } = call;
  const current = open.get(world);
  const live = current && nowMs - current.usedAt < idleMs ? current : undefined;
  const param = query(call, 'scroll_param');
  if (param === undefined) {
    if (live) throw new ApiError(400, 'scroll_exists', 'scroll already exists for this workspace');
    const begun = { param: scrollParam(nowMs, begunSoFar++), rows: [...rows], at: 0, usedAt: nowMs };
    open.set(world, begun);
    return take(world, begun, nowMs);
  }
  if (!live || live.param !== param) throw notFound('scroll parameter not found');
  return take(world, live, nowMs);
}

function take(world: World, scroll: Scroll, nowMs: number) {
  const rows = scroll.rows.slice(scroll.at, scroll.at + pageRows);
  scroll.at += rows.length;
  scroll.usedAt = nowMs;
  if (rows.length === 0) open.delete(world);
  return { rows, scroll_param: scroll.param };
}

/** A UUID, as Intercom's look. A scroll is no effect, so no number of the ledger's could make it. */
function scrollParam(nowMs: number, count: number): string {
  const hex = createRandom(hash32(`${nowMs}/${count}`)).hex(32);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
