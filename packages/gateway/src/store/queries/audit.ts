import { type Kysely, sql } from 'kysely';
import type { StoreDialect } from '../dialects/dialect.ts';
import { groupCommit } from '../group-commit.ts';
import type { AuditEntry, AuditRow, AuditStore, AuditWord, Outcome } from '../ports.ts';
import type { Tables } from '../schema.ts';

type NewRow = Omit<AuditRow, 'sequence'>;

const pending = {
  outcome: 'pending',
  errorCode: null,
  explanation: null,
  status: null,
  intercomRequestId: null,
  durationMs: null,
} as const;

export const newRow = (entry: AuditEntry, outcome?: Outcome): NewRow => ({ meant: null, ...entry, ...(outcome ?? pending) });

/** The first outcome stands: a row that is no longer pending is left as it is. */
export async function settleRow(db: Kysely<Tables>, id: string, outcome: Partial<Outcome>): Promise<void> {
  await db.updateTable('audit').set(outcome).where('id', '=', id).where('outcome', '=', 'pending').execute();
}

export function auditStore(db: Kysely<Tables>, { forgetDeleted }: Pick<StoreDialect, 'forgetDeleted'>): AuditStore {
  const insert = async (row: NewRow, into: Kysely<Tables> = db) => {
    await into.insertInto('audit').values(row).execute();
  };
  const append = groupCommit<NewRow>(async (rows) => {
    const [only, ...others] = rows;
    if (only && others.length === 0) return insert(only);
    await db.transaction().execute(async (transaction) => {
      for (const row of rows) await insert(row, transaction);
    });
  });
  return {
    append: (entry, outcome) => append(newRow(entry, outcome)),
    finish: (id, outcome) => settleRow(db, id, outcome),
    async forget(before, most) {
      const gone = await db.transaction().execute(async (transaction) => {
        await transaction.updateTable('audit_kept').set({ since: before }).where('since', '<', before).execute();
        const rows = await transaction
          .selectFrom('audit')
          .select(['sequence', 'id'])
          .where('at', '<', before)
          .where('outcome', '<>', 'pending')
          .where('id', 'not in', openEntries(transaction).select('auditId'))
          .orderBy('at')
          .limit(most)
          .execute();
        const ids = rows.map(({ id }) => id);
        if (ids.length === 0) return 0;
        await transaction.deleteFrom('journal').where('auditId', 'in', ids).execute();
        await transaction.deleteFrom('audit').where('id', 'in', ids).execute();
        return ids.length;
      });
      if (gone > 0) forgetDeleted();
      return gone;
    },
    get: (id) => db.selectFrom('audit').selectAll().where('id', '=', id).executeTakeFirst(),
    list: ({ since, until, words, from, ...equal }, { before, limit }) => {
      let query = db.selectFrom('audit').selectAll().orderBy('sequence', 'desc').limit(limit);
      const { requestId, outcome, operation, groupId, connectionId, actorId, surface } = equal;
      if (requestId !== undefined) query = query.where('requestId', '=', requestId);
      if (outcome !== undefined) query = query.where('outcome', '=', outcome);
      if (operation !== undefined) query = query.where('operation', '=', operation);
      if (groupId !== undefined) query = query.where('groupId', '=', groupId);
      if (connectionId !== undefined) query = query.where('connectionId', '=', connectionId);
      if (actorId !== undefined) query = query.where('actorId', '=', actorId);
      if (surface !== undefined) query = query.where('surface', '=', surface);
      if (since !== undefined) query = query.where('at', '>=', since);
      if (until !== undefined) query = query.where('at', '<=', until);
      if (before !== undefined) query = query.where('sequence', '<', before);
      if (from !== undefined) query = query.where('sequence', '>=', from);
      for (const word of words ?? []) query = query.where(() => has(word));
      return query.execute();
    },
  };
}

const told = [
  'actorName',
  'groupName',
  'connectionName',
  'target',
  'meant',
  'operation',
  'event',
  'scope',
  'outcome',
  'errorCode',
  'requestId',
] as const;

/** Whether a row has a word. SQLite knows no capitals beyond A to Z: a name with others is found as it is written, and with small letters. */
function has({ text, operations, outcomes }: AuditWord) {
  const forms = [...new Set([text, text.toLowerCase(), text.charAt(0).toUpperCase() + text.slice(1).toLowerCase()])];
  const patterns = (/[^\x00-\x7f]/.test(text) ? forms : [text]).map((form) => `%${form.replaceAll(/[\\%_]/g, '\\$&')}%`);
  const places = told.flatMap((column) => patterns.map((pattern) => sql<boolean>`${sql.ref(column)} like ${pattern} escape '\\'`));
  // Without a variant a row is told as the operation itself.
  const keys = operations.map(({ operation, variant }) => `${operation} ${variant ?? ''}`);
  const known = keys.length === 0 ? [] : [sql<boolean>`operation || ' ' || coalesce(variant, '') in (${sql.join(keys)})`];
  const ended = outcomes.length === 0 ? [] : [sql<boolean>`outcome in (${sql.join(outcomes)})`];
  return sql<boolean>`(${sql.join([...places, ...known, ...ended], sql` or `)})`;
}

/** Writes that are under way, or of which nobody knows yet what became of them. */
const openEntries = (db: Kysely<Tables>) =>
  db
    .selectFrom('journal')
    .where(({ and, eb, or }) =>
      or([
        eb('state', 'in', ['intent', 'sent']),
        and([eb('state', '=', 'unknown'), or([eb('settlement', 'is', null), eb('settlement', '=', 'person')])]),
        eb('keepUntil', 'is not', null),
      ]),
    );
