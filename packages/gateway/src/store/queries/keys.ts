import type { Kysely } from 'kysely';
import type { KeyStore } from '../ports.ts';
import type { Tables } from '../schema.ts';

export function keyStore(db: Kysely<Tables>): KeyStore {
  return {
    list: () => db.selectFrom('keys').selectAll().orderBy('createdAt').orderBy('id').execute(),
    async add(key) {
      await db.insertInto('keys').values(key).execute();
    },
    findByHash: (hash) => db.selectFrom('keys').selectAll().where('hash', '=', hash).where('revokedAt', 'is', null).executeTakeFirst(),
    get: (id) => db.selectFrom('keys').selectAll().where('id', '=', id).executeTakeFirst(),
    async revoke(id, now) {
      const { numUpdatedRows } = await db
        .updateTable('keys')
        .set({ revokedAt: now })
        .where('id', '=', id)
        .where('revokedAt', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
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
