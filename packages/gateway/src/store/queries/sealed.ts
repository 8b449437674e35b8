import { type Kysely, sql, type Transaction } from 'kysely';
import type { StoreDialect } from '../dialects/dialect.ts';
import type { Tables } from '../schema.ts';
import type { SealedStore, SealedValue } from '../sealed.ts';
import { leaveWrites } from './journal.ts';
import type { PolicyChange } from './policy.ts';

/** Answers of Intercom may be among them, and each of those is megabytes at most. */
const atOnce = 20;

export function sealedStore(
  db: Kysely<Tables>,
  { forgetDeleted }: Pick<StoreDialect, 'forgetDeleted'>,
  changePolicy: PolicyChange,
): SealedStore {
  /** By their beginnings, not with `like`: an id of a key may hold its wildcards. */
  const otherwise = (column: string, beginnings: readonly string[]) =>
    sql<boolean>`${sql.join(
      beginnings.map((text) => sql`substr(${sql.ref(column)}, 1, ${text.length}) <> ${text}`),
      sql` and `,
    )}`;

  async function* pages(beginnings: readonly string[]): AsyncGenerator<SealedValue[]> {
    const credentials = await db
      .selectFrom('credentials')
      .innerJoin('connections', 'connections.id', 'credentials.connectionId')
      .select(['connectionId', 'origin', 'version', 'sealed'])
      .where(otherwise('sealed', beginnings))
      .execute();
    yield credentials.map((credential) => ({ kind: 'credential', ...credential }));
    const apps = await db
      .selectFrom('oauth_apps')
      .select(['clientId', 'origin', 'sealed'])
      .where(otherwise('sealed', beginnings))
      .execute();
    yield apps.map((app) => ({ kind: 'app', ...app }));
    for (const field of ['request', 'answer'] as const) {
      for (let after = ''; ; ) {
        const rows = await db
          .selectFrom('journal')
          .select(['id as entryId', 'connectionId', `${field} as sealed`])
          .where('id', '>', after)
          .where(field, 'is not', null)
          .where(otherwise(field, beginnings))
          .orderBy('id')
          .limit(atOnce)
          .execute();
        yield rows.map((row) => ({ kind: 'record', field, ...row, sealed: row.sealed ?? '' }));
        if (rows.length < atOnce) break;
        after = rows.at(-1)?.entryId ?? '';
      }
    }
    const checks = await db
      .selectFrom('organisation')
      .select('keyCheck as sealed')
      .where('keyCheck', 'is not', null)
      .where(otherwise('keyCheck', beginnings))
      .execute();
    yield checks.map(({ sealed }) => ({ kind: 'key_check', sealed: sealed ?? '' }));
  }

  return {
    async *otherThan(beginnings) {
      for await (const values of pages(beginnings)) yield* values;
    },
    async replace(beginnings, again) {
      let replaced = 0;
      for await (const values of pages(beginnings)) {
        await db.transaction().execute(async (transaction) => {
          for (const value of values) {
            const sealed = again(value);
            if (sealed !== undefined && (await put(transaction, value, sealed))) replaced += 1;
          }
        });
      }
      if (replaced > 0) forgetDeleted();
      return replaced;
    },
    async forgetAll(problem) {
      const gone = await changePolicy(async (transaction) => {
        const { numDeletedRows } = await transaction.deleteFrom('credentials').executeTakeFirst();
        await transaction.deleteFrom('oauth_apps').execute();
        await transaction.updateTable('connections').set({ state: 'reconnect_required', problem }).execute();
        const records = await leaveWrites(transaction);
        await transaction.updateTable('organisation').set({ keyCheck: null }).execute();
        return { credentials: Number(numDeletedRows), records };
      });
      forgetDeleted();
      return gone;
    },
  };
}

async function put(transaction: Transaction<Tables>, value: SealedValue, sealed: string | null): Promise<boolean> {
  const { numUpdatedRows } = await change(transaction, value, sealed).executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

function change(transaction: Transaction<Tables>, value: SealedValue, sealed: string | null) {
  if (value.kind === 'record') {
    return transaction
      .updateTable('journal')
      .set({ [value.field]: sealed })
      .where('id', '=', value.entryId)
      .where(value.field, '=', value.sealed);
  }
  if (sealed === null) throw new Error('only a record can be taken away');
  if (value.kind === 'key_check')
    return transaction.updateTable('organisation').set({ keyCheck: sealed }).where('keyCheck', '=', value.sealed);
  if (value.kind === 'app') return transaction.updateTable('oauth_apps').set({ sealed }).where('sealed', '=', value.sealed);
  return transaction
    .updateTable('credentials')
    .set({ sealed })
    .where('connectionId', '=', value.connectionId)
    .where('sealed', '=', value.sealed);
}
