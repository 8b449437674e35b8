import type { Kysely } from 'kysely';
import type { KeyStore } from '../ports.ts';
import type { Tables } from '../schema.ts';
import type { PolicyChange } from './policy.ts';

export function keyStore(db: Kysely<Tables>, change: PolicyChange): KeyStore {
  return {
    list: () => db.selectFrom('keys').selectAll().orderBy('createdAt').orderBy('id').execute(),
    async liveIds(groupId) {
      const rows = await db.selectFrom('keys').select('id').where('groupId', '=', groupId).where('revokedAt', 'is', null).execute();
      return rows.map(({ id }) => id);
    },
    add: (key) =>
      change(async (transaction) => {
        await transaction.insertInto('keys').values(key).execute();
      }),
    findByHash: (hash) => db.selectFrom('keys').selectAll().where('hash', '=', hash).where('revokedAt', 'is', null).executeTakeFirst(),
    get: (id) => db.selectFrom('keys').selectAll().where('id', '=', id).executeTakeFirst(),
    revoke: (id, now) =>
      change(async (transaction) => {
        const { numUpdatedRows } = await transaction
          .updateTable('keys')
          .set({ revokedAt: now })
          .where('id', '=', id)
          .where('revokedAt', 'is', null)
          .executeTakeFirst();
        return numUpdatedRows > 0n;
      }),
    async noteUse(id, now, everyMs) {
      await db
        .updateTable('keys')
        .set({ lastUsedAt: now })
        .where('id', '=', id)
        .where((row) => row.or([row('lastUsedAt', 'is', null), row('lastUsedAt', '<=', now - everyMs)]))
        .execute();
    },
  };
}
