import type { Kysely, Selectable } from 'kysely';
import type { Invitation, InvitationStore } from '../ports.ts';
import type { Tables } from '../schema.ts';

const toInvitation = (row: Selectable<Tables['invitations']>): Invitation => ({ ...row, claim: row.claim === 1 });

export function invitationStore(db: Kysely<Tables>): InvitationStore {
  return {
    add: (invitation) =>
      db.transaction().execute(async (transaction) => {
        if (invitation.claim) await transaction.deleteFrom('invitations').where('claim', '=', 1).execute();
        await transaction
          .insertInto('invitations')
          .values({ ...invitation, claim: invitation.claim ? 1 : 0 })
          .execute();
      }),
    async find(tokenHash, now) {
      const row = await db
        .selectFrom('invitations')
        .selectAll()
        .where('tokenHash', '=', tokenHash)
        .where('usedAt', 'is', null)
        .where('expiresAt', '>', now)
        .executeTakeFirst();
      return row && toInvitation(row);
    },
    async take(tokenHash, now) {
      const row = await db
        .updateTable('invitations')
        .set({ usedAt: now })
        .where('tokenHash', '=', tokenHash)
        .where('usedAt', 'is', null)
        .where('expiresAt', '>', now)
        .returningAll()
        .executeTakeFirst();
      return row && toInvitation(row);
    },
    async giveBack(id) {
      await db.updateTable('invitations').set({ usedAt: null }).where('id', '=', id).execute();
    },
    async listOpen(now) {
      const rows = await db
        .selectFrom('invitations')
        .selectAll()
        .where('usedAt', 'is', null)
        .where('expiresAt', '>', now)
        .orderBy('createdAt')
        .orderBy('id')
        .execute();
      return rows.map(toInvitation);
    },
    async withdraw(id) {
      const { numDeletedRows } = await db.deleteFrom('invitations').where('id', '=', id).where('usedAt', 'is', null).executeTakeFirst();
      return numDeletedRows > 0n;
    },
  };
}
