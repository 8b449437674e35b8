import type { Kysely } from 'kysely';
import type { StoreDialect } from '../dialects/dialect.ts';
import type { OauthAppStore } from '../ports.ts';
import type { Tables } from '../schema.ts';
import type { PolicyChange } from './policy.ts';

export function oauthAppStore(
  db: Kysely<Tables>,
  { forgetDeleted }: Pick<StoreDialect, 'forgetDeleted'>,
  change: PolicyChange,
): OauthAppStore {
  return {
    async get() {
      const row = await db.selectFrom('oauth_apps').selectAll().executeTakeFirst();
      if (row === undefined) return undefined;
      const { singleton: _, ...app } = row;
      return app;
    },
    async set(app, seen) {
      const replaced = await change(async (transaction) => {
        const before = await transaction.selectFrom('oauth_apps').select('version').executeTakeFirst();
        if (seen !== undefined && (before?.version ?? 0) !== seen) return false;
        const { version } = await transaction.selectFrom('policy').select('version').executeTakeFirstOrThrow();
        const row = { ...app, version: version + 1 };
        await transaction
          .insertInto('oauth_apps')
          .values({ singleton: 1, ...row })
          .onConflict((conflict) => conflict.column('singleton').doUpdateSet(row))
          .execute();
        return true;
      });
      forgetDeleted();
      return replaced ? 'done' : 'changed';
    },
    async remove() {
      const removed = await change(async (transaction) => {
        const { numDeletedRows } = await transaction.deleteFrom('oauth_apps').executeTakeFirst();
        return numDeletedRows > 0n;
      });
      forgetDeleted();
      return removed;
    },
  };
}
