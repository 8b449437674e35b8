import type { Kysely } from 'kysely';
import type { ErrorCode } from '../../errors.ts';
import type { JournalState, JournalStore, Outcome } from '../ports.ts';
import type { Tables } from '../schema.ts';
import { newRow, settleRow } from './audit.ts';

const stateAfter = ({ outcome }: Outcome): JournalState => (outcome === 'ok' ? 'done' : outcome === 'unknown' ? 'unknown' : 'failed');

export function journalStore(db: Kysely<Tables>): JournalStore {
  return {
    intend: (audit, entry) =>
      db.transaction().execute(async (transaction) => {
        await transaction.insertInto('audit').values(newRow(audit)).execute();
        await transaction.insertInto('journal').values(entry).execute();
      }),
    async markSent(id, now) {
      await db.updateTable('journal').set({ state: 'sent', updatedAt: now }).where('id', '=', id).where('state', '=', 'intent').execute();
    },
    settle: ({ id, auditId }, outcome, now) =>
      db.transaction().execute(async (transaction) => {
        await transaction
          .updateTable('journal')
          .set({ state: stateAfter(outcome), updatedAt: now })
          .where('id', '=', id)
          .where('state', 'in', ['intent', 'sent'])
          .execute();
        await settleRow(transaction, auditId, outcome);
      }),
    get: (id) => db.selectFrom('journal').selectAll().where('id', '=', id).executeTakeFirst(),
    recover: (now) =>
      db.transaction().execute(async (transaction) => {
        const settleAll = async (from: 'intent' | 'sent', to: 'failed' | 'unknown', errorCode: ErrorCode, explanation: string) => {
          const entries = await transaction
            .updateTable('journal')
            .set({ state: to, updatedAt: now })
            .where('state', '=', from)
            .returning('auditId')
            .execute();
          for (const { auditId } of entries) await settleRow(transaction, auditId, { outcome: to, explanation, errorCode });
          return entries.length;
        };
        const failed = await settleAll('intent', 'failed', 'cancelled', 'The gateway stopped before anything was sent.');
        const unknown = await settleAll(
          'sent',
          'unknown',
          'outcome_unknown',
          'The gateway stopped before the answer came: look in Intercom what happened.',
        );
        // Reads have no journal entry; nothing is left in doubt, only the answer is missing.
        await transaction
          .updateTable('audit')
          .set({
            outcome: 'unknown',
            errorCode: 'outcome_unknown' satisfies ErrorCode,
            explanation: 'The gateway stopped before the answer came.',
          })
          .where('outcome', '=', 'pending')
          .execute();
        return { failed, unknown };
      }),
  };
}
