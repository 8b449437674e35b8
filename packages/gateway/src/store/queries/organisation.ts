import type { Kysely } from 'kysely';
import type { OrganisationStore } from '../ports.ts';
import type { Tables } from '../schema.ts';
import type { PolicyChange } from './policy.ts';

export function organisationStore(db: Kysely<Tables>, newId: () => string, change: PolicyChange): OrganisationStore {
  return {
    async get(now) {
      const select = db.selectFrom('organisation').select(['id', 'name', 'createdAt']);
      const found = await select.executeTakeFirst();
      if (found) return found;
      await db
        .insertInto('organisation')
        .values({ id: newId(), name: 'My organisation', createdAt: now, keyCheck: null })
        .onConflict((conflict) => conflict.column('singleton').doNothing())
        .execute();
      return select.executeTakeFirstOrThrow();
    },
    async rename(name) {
      await db.updateTable('organisation').set({ name }).execute();
    },
    async isClaimHeld() {
      const row = await db.selectFrom('organisation').select('claimHeld').executeTakeFirst();
      return row?.claimHeld === 1;
    },
    async holdClaim(held) {
      await db
        .updateTable('organisation')
        .set({ claimHeld: held ? 1 : 0 })
        .execute();
    },
    async isExperimental() {
      const row = await db.selectFrom('organisation').select('experimental').executeTakeFirst();
      return row?.experimental === 1;
    },
    async setExperimental(on) {
      await change(async (transaction) => {
        await transaction
          .updateTable('organisation')
          .set({ experimental: on ? 1 : 0 })
          .execute();
      });
    },
    async readKeyCheck() {
      const row = await db.selectFrom('organisation').select('keyCheck').executeTakeFirst();
      return row?.keyCheck ?? null;
    },
    async writeKeyCheck(sealed) {
      const { numUpdatedRows } = await db
        .updateTable('organisation')
        .set({ keyCheck: sealed })
        .where('keyCheck', 'is', null)
        .executeTakeFirst();
      if (numUpdatedRows !== 1n) throw new Error('the key check is written once, after the organisation was made');
    },
  };
}
