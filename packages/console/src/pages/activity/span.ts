import type { ActivitySearch } from '../../app/search.ts';
import type { ActivityFilter } from '../../queries/activity.ts';

const hour = 3_600_000;
const spanMs = { '1h': hour, '24h': 24 * hour, '7d': 7 * 24 * hour, '30d': 30 * 24 * hour } as const;

/** The address holds a span, so that a link to it stays true; the gateway is asked from a point in time. */
export function toFilter({ span, ...rest }: ActivitySearch, now: number): ActivityFilter {
  return span ? { ...rest, since: now - spanMs[span] } : rest;
}
