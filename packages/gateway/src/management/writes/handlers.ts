import type * as z from 'zod';
import { GatewayError } from '../../errors.ts';
import type { JournalEntry } from '../../store/ports.ts';
import { type HandlersOf, type ManagementDeps, memberOf, notFound } from '../handler.ts';
import { readPage, timePosition } from '../pages.ts';
import type { writeSchemas } from './schemas.ts';

type Shown = z.output<typeof writeSchemas.settle.output>;

export function writeHandlers({ store, clock }: ManagementDeps): HandlersOf<typeof writeSchemas> {
  /** Who asked for it stands in the audit. */
  async function show(entry: JournalEntry): Promise<Shown> {
    const row = await store.audit.get(entry.auditId);
    const { id, operation, connectionId, target, createdAt, state, settlement, settledAt, settledBy, lookUntil } = entry;
    const isLookedFor = state === 'unknown' && settlement === null;
    return {
      id,
      operation,
      connectionId,
      connectionName: row?.connectionName ?? null,
      target,
      askedBy: row?.actorName ?? 'unknown',
      groupName: row?.groupName ?? null,
      requestId: row?.requestId ?? '',
      askedAt: createdAt,
      outcome: outcomes[state],
      settlement: isLookedFor ? 'looking' : settlement,
      lookUntil: isLookedFor ? lookUntil : null,
      settledAt,
      settledBy: settledBy === null || settledBy === 'gateway' ? settledBy : await nameOf(settledBy),
    };
  }

  const nameOf = async (id: string) => (await store.members.get(id))?.name ?? 'a former member';

  return {
    async list({ open, connectionId, limit, after }) {
      const { rows, more } = await readPage(limit, (count) => store.journal.list({ open, connectionId }, { before: after, limit: count }));
      return { output: { writes: await Promise.all(rows.map(show)), nextAfter: more ? timePosition(more) : null } };
    },

    async settle({ id, happened }, caller) {
      const entry = await store.journal.get(id);
      if (!entry) throw notFound('id', 'write');
      const settlement = happened ? 'done' : 'absent';
      const settled = await store.journal.resolve(id, { settlement, by: memberOf(caller).id }, undefined, clock.now());
      const now = (await store.journal.get(id)) ?? entry;
      if (!settled) {
        const { outcome, settlement: known } = await show(now);
        throw new GatewayError('conflict', { field: 'id', fix: `Nothing is left to say of this write: it is ${known ?? outcome}.` });
      }
      return {
        output: await show(now),
        explanation: `${entry.operation}${entry.target === null ? '' : ` of ${entry.target}`} ${happened ? 'happened' : 'did not happen'}, after looking in Intercom.`,
      };
    },
  };
}

const outcomes = { intent: 'under_way', sent: 'under_way', done: 'done', failed: 'not_done', unknown: 'unknown' } as const;
