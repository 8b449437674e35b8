import { type Handler, query } from '../../parts/call.ts';
import { rowOf } from '../../parts/handlers.ts';
import { invalid } from '../../server/errors.ts';
import { conversations } from '../conversations/room.ts';
import { teamNotFound, teams } from '../teams/room.ts';

/** Worked out from the conversations as they are: idle is open, with somebody waiting for an answer longer than the threshold. */
export const get: Handler = (call) => {
  const team = rowOf(call, teams, 'team_id', teamNotFound);
  const given = query(call, 'idle_threshold') ?? '1800';
  if (!/^-?\d{1,9}$/.test(given)) throw invalid('idle_threshold must be an integer', 'idle_threshold');
  // What is out of range is clamped.
  const since = call.now - Math.min(Math.max(Number(given), 1), 86_400);
  const all = call.world.of(conversations).all();
  const data = team.admin_ids.map((id) => {
    const own = all.filter(({ admin_assignee_id }) => admin_assignee_id === String(id));
    const open = own.filter(({ state }) => state === 'open');
    return {
      type: 'team_metric',
      admin_id: String(id),
      open: open.length,
      idle: open.filter(({ waiting_since }) => waiting_since !== null && waiting_since < since).length,
      snoozed: own.filter(({ state }) => state === 'snoozed').length,
    };
  });
  return { type: 'team_metric.list', data };
};
