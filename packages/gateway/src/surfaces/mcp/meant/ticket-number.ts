import { findOperation, loadOperation, nextInput, rowsOf } from '@gatehouse/connector';
import type { GroupPolicy } from '../../../access/policy.ts';
import { isRecord } from '../record.ts';
import type { Lists } from './name-lists.ts';

/** No search has the number that the inbox shows, so that of the newest tickets is read: pages, each of the most there are. */
const mostPages = 5;
const pageLength = 150;

/** Of how many that were read. */
interface Numbered {
  readonly id: string | undefined;
  readonly read: number;
}

/** A number stays with its ticket. By policy: no group is told of what another may read. */
const kept = new WeakMap<GroupPolicy, Map<string, string>>();

/** The ticket with a number, among the newest. */
export async function ticketNumbered(number: string, { policy, connectionId, call }: Lists): Promise<Numbered> {
  const known = kept.get(policy) ?? new Map<string, string>();
  kept.set(policy, known);
  const keyOf = (one: unknown) => `${connectionId} ${String(one)}`;
  const before = known.get(keyOf(number));
  if (before !== undefined) return { id: before, read: 0 };
  const operation = findOperation('tickets.search');
  const whole = await loadOperation(operation.name);
  let read = 0;
  let input: Readonly<Record<string, unknown>> | undefined = {
    query: { field: 'created_at', operator: '>', value: 0 },
    sort: { field: 'created_at', order: 'descending' },
    pagination: { per_page: pageLength },
  };
  for (let page = 0; input !== undefined && page < mostPages; page += 1) {
    const { body } = await call(operation, input);
    const rows = rowsOf(whole, body).filter(isRecord);
    for (const row of rows) known.set(keyOf(row['ticket_id']), String(row['id']));
    read += rows.length;
    const id = known.get(keyOf(number));
    if (id !== undefined) return { id, read };
    // They are counted up: what is far above those of the newest is no number, but an id that is gone.
    const most = Math.max(0, ...rows.map((row) => Number(row['ticket_id'])));
    if (Number(number) > most + pageLength) break;
    input = rows.length === 0 ? undefined : nextInput(whole, input, body);
  }
  return { id: undefined, read };
}
