import type { Kysely, Transaction } from 'kysely';
import type { PolicyStore } from '../ports.ts';
import type { Tables } from '../schema.ts';

/**
 * Carries out a change of groups, their members, grants or keys, or connections, or of what the organisation wants, in a transaction that counts it; `false` says that
 * nothing was changed after all.
 */
export type PolicyChange = <T>(work: (transaction: Transaction<Tables>) => Promise<T>) => Promise<T>;

/**
 * The number is kept in memory, which is right while one process has the database to itself; an engine that several share reads it
 * anew when it is notified of a change.
 */
export async function openPolicy(db: Kysely<Tables>): Promise<{ readonly store: PolicyStore; readonly change: PolicyChange }> {
  let { version } = await db.selectFrom('policy').select('version').executeTakeFirstOrThrow();
  return {
    store: { version: () => version },
    async change(work) {
      const { answer, raised } = await db.transaction().execute(async (transaction) => {
        const answer = await work(transaction);
        return { answer, raised: answer === false ? version : await raise(transaction) };
      });
      // Two changes may be told in another order than they were committed in.
      version = Math.max(version, raised);
      return answer;
    },
  };
}

async function raise(transaction: Transaction<Tables>): Promise<number> {
  const raised = await transaction
    .updateTable('policy')
    .set((row) => ({ version: row('version', '+', 1) }))
    .returning('version')
    .executeTakeFirstOrThrow();
  return raised.version;
}
