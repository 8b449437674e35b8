import type { Kysely } from 'kysely';
import type { PasswordResetStore } from '../ports.ts';
import type { Tables } from '../schema.ts';

export function passwordResetStore(db: Kysely<Tables>): PasswordResetStore {
  return {
    async add({ memberId, ...reset }) {
      await db
        .insertInto('password_resets')
        .values({ memberId, ...reset })
        .onConflict((conflict) => conflict.column('memberId').doUpdateSet(reset))
        .execute();
    },
    find: (tokenHash, now) =>
      db
        .selectFrom('password_resets')
        .selectAll()
        .where('tokenHash', '=', tokenHash)
        .where('usedAt', 'is', null)
        .where('expiresAt', '>', now)
        .executeTakeFirst(),
    take: (tokenHash, now) =>
      db
        .updateTable('password_resets')
        .set({ usedAt: now })
        .where('tokenHash', '=', tokenHash)
        .where('usedAt', 'is', null)
        .where('expiresAt', '>', now)
        .returningAll()
        .executeTakeFirst(),
    async giveBack(id) {
      await db.updateTable('password_resets').set({ usedAt: null }).where('id', '=', id).execute();
    },
  };
}
