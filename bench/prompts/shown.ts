/** How the answer to a list becomes what somebody is shown, and whether it goes on as it says. */
import { everyPage, goingOn } from '../tasks/ordinary.ts';
import type { Answered, Ask, Row, Value } from '../tasks/task.ts';
import { missing } from './judge.ts';
import type { Shown, ShownList } from './prompt.ts';

type ShowRow = (row: Row) => Value;

/** A page as it is shown; `more` when the answer says how to go on. */
export const page = (answered: Answered, row: ShowRow): ShownList => ({
  rows: answered.rows.map(row),
  total: answered.total,
  more: answered.body['next'] !== undefined,
});

/** All of a list, in which nothing is left out. */
export const whole = (rows: readonly Row[], row: ShowRow): ShownList => ({ rows: rows.map(row), total: rows.length, more: false });

export interface Showing {
  readonly row: ShowRow;
  readonly only?: readonly string[];
  /** How far the rest is looked at: who asked for all of it gets all of it. @default one call */
  readonly toTheEnd?: boolean;
}

/** What one call lists. */
export async function listed(ask: Ask, tool: string, args: Readonly<Record<string, unknown>>, showing: Showing): Promise<Shown> {
  const answered = await ask(tool, args);
  return { ...page(answered, showing.row), ...(showing.only && { only: showing.only }), ...restOf(answered, tool, args, showing) };
}

/** Goes on by `next`, which an answer without more has not. */
function restOf(answered: Answered, tool: string, args: Readonly<Record<string, unknown>>, { row, only, toTheEnd = false }: Showing) {
  const next = answered.body['next'] as Row | undefined;
  if (next === undefined) return {};
  const goesOn: Shown['goesOn'] = async (ask, expected) => {
    if (!('list' in expected)) return 'one thing goes on';
    const rest = goingOn(args, next);
    const one = toTheEnd ? undefined : await ask(tool, rest);
    const rows = [...answered.rows, ...(one?.rows ?? (await everyPage(ask, tool, rest)))];
    if (rows.length === answered.rows.length) return 'nothing comes when one goes on';
    const list = expected.list.slice(0, toTheEnd ? undefined : rows.length);
    return missing({ list, atLeast: list.length }, { ...whole(rows, row), ...(only && { only }) });
  };
  return { goesOn };
}
