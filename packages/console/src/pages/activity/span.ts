import type { ActivitySearch } from '../../app/search.ts';
import type { ActivityFilter } from '../../queries/activity.ts';

const hour = 3_600_000;
const spanMs = { '1h': hour, '24h': 24 * hour, '7d': 7 * 24 * hour, '30d': 30 * 24 * hour } as const;

/** The address holds a span, so that a link to it stays true; the gateway is asked from a point in time. */
export function toFilter({ span, find, ...rest }: ActivitySearch, now: number): ActivityFilter {
  return { ...rest, ...toWhat(find?.trim()), ...(span ? { since: now - spanMs[span] } : {}) };
}

/** Request ids of the gateway are UUIDs, and nothing else is called like one: whoever pastes one means it, however old it is. */
const requestId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function toWhat(text: string | undefined): Pick<ActivityFilter, 'words' | 'requestId'> {
  if (!text) return {};
  return requestId.test(text) ? { requestId: text.toLowerCase() } : { words: text.slice(0, 200) };
}
