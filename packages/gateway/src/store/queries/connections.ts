import type { Kysely } from 'kysely';
import { GatewayError } from '../../errors.ts';
import type { StoreDialect } from '../dialects/dialect.ts';
import type { ConnectionStore } from '../ports.ts';
import type { Tables } from '../schema.ts';
import { leaveWrites } from './journal.ts';
import type { PolicyChange } from './policy.ts';

export function connectionStore(
  db: Kysely<Tables>,
  { forgetDeleted }: Pick<StoreDialect, 'forgetDeleted'>,
  change: PolicyChange,
): ConnectionStore {
  return {
    list(page) {
      let query = db.selectFrom('connections').selectAll().orderBy('name');
      if (page) query = query.limit(page.limit);
      if (page?.after !== undefined) query = query.where('name', '>', page.after);
      return query.execute();
    },
    get: (id) => db.selectFrom('connections').selectAll().where('id', '=', id).executeTakeFirst(),
    findByName: (name) => db.selectFrom('connections').selectAll().where('name', '=', name).executeTakeFirst(),
    findByWorkspace: (workspaceId) => db.selectFrom('connections').selectAll().where('workspaceId', '=', workspaceId).executeTakeFirst(),
    add: (connection, credential) =>
      change(async (transaction) => {
        const { numInsertedOrUpdatedRows } = await transaction
          .insertInto('connections')
          .values(connection)
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        if (numInsertedOrUpdatedRows !== 1n) {
          throw new GatewayError('conflict', {
            field: 'name',
            connection: connection.name,
            fix: 'A connection with this name, or to this workspace, exists: choose another name, or connect the existing one again.',
          });
        }
        await transaction.insertInto('credentials').values(credential).execute();
      }),
    async reconnect(connection, credential) {
      await change(async (transaction) => {
        const { id, ...fields } = connection;
        const before = await transaction.selectFrom('connections').select('origin').where('id', '=', id).executeTakeFirst();
        // Nobody can look there any more for what became of a write, and nothing was answered here.
        if (before && before.origin !== connection.origin) await leaveWrites(transaction, id);
        const { numUpdatedRows } = await transaction
          .updateTable('connections')
          .set({ ...fields, state: 'connected', problem: null })
          .where('id', '=', id)
          .executeTakeFirst();
        if (numUpdatedRows !== 1n) throw new GatewayError('connection_unknown', { connection: connection.name });
        await transaction
          .insertInto('credentials')
          .values(credential)
          .onConflict((conflict) => conflict.column('connectionId').doUpdateSet({ version: credential.version, sealed: credential.sealed }))
          .execute();
      });
      forgetDeleted();
    },
    readCredential: (id) => db.selectFrom('credentials').selectAll().where('connectionId', '=', id).executeTakeFirst(),
    async adopt(id, origin, before, sealed) {
      const adopted = await change(async (transaction) => {
        const connection = await transaction
          .updateTable('connections')
          .set({ origin })
          .where('id', '=', id)
          .where('origin', 'is', null)
          .where(({ exists, selectFrom }) =>
            exists(selectFrom('credentials').select('version').where('connectionId', '=', id).where('sealed', '=', before.sealed)),
          )
          .executeTakeFirst();
        if (connection.numUpdatedRows !== 1n) return false;
        await transaction.updateTable('credentials').set({ sealed }).where('connectionId', '=', id).execute();
        return true;
      });
      forgetDeleted();
      return adopted;
    },
    requireReconnect: (id, problem) =>
      change(async (transaction) => {
        const { numUpdatedRows } = await transaction
          .updateTable('connections')
          .set({ state: 'reconnect_required', problem })
          .where('id', '=', id)
          .where('state', '=', 'connected')
          .executeTakeFirst();
        return numUpdatedRows > 0n;
      }),
    markChecked: (id, now) =>
      change(async (transaction) => {
        await transaction.updateTable('connections').set({ checkedAt: now }).where('id', '=', id).execute();
      }),
    // Credential and grants go with it in the same statement: the tables cascade.
    async remove(id) {
      const removed = await change(async (transaction) => {
        const { numDeletedRows } = await transaction.deleteFrom('connections').where('id', '=', id).executeTakeFirst();
        await leaveWrites(transaction, id);
        return numDeletedRows > 0n;
      });
      forgetDeleted();
      return removed;
    },
  };
}
