import type { Call } from '../../parts/call.ts';
import { type Row, room } from '../../parts/room.ts';
import { tickets } from '../tickets/room.ts';

/** Something that takes time. */
export interface Job extends Row {
  readonly resource_type: 'ticket';
  readonly resource_id: string;
  /** Milliseconds. */
  readonly done_at: number;
}

/** One is over already. */
export const jobs = room<Job>()({
  name: 'jobs',
  seed: ({ rowsOf }) =>
    rowsOf(tickets)
      .slice(0, 1)
      .map(({ id }) => ({ id: '19', resource_type: 'ticket', resource_id: id, done_at: 0 })),
});

/** What it made is told when it is done. */
export function jobShape({ id, resource_type, resource_id, done_at }: Job, { nowMs }: Pick<Call, 'nowMs'>) {
  const done = nowMs >= done_at;
  return {
    type: 'job',
    id,
    url: `https://api.intercom.io/jobs/status/${id}`,
    status: done ? 'success' : 'pending',
    resource_type,
    resource_id: done ? resource_id : null,
    resource_url: done ? `https://api.intercom.io/tickets/${resource_id}` : null,
  };
}
