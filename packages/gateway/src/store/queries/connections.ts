import { type Kysely, sql, type Transaction } from 'kysely';
import { GatewayError } from '../../errors.ts';
import type { StoreDialect } from '../dialects/dialect.ts';
import type { Connection, ConnectionStore } from '../ports.ts';
import type { Tables } from '../schema.ts';
import { sandboxOrigin } from '../words.ts';
import { toScopes } from './groups.ts';
import { leaveWrites } from './journal.ts';
import type { PolicyChange } from './policy.ts';

export function connectionStore(
  db: Kysely<Tables>,
  { forgetDeleted }: Pick<StoreDialect, 'forgetDeleted'>,
  change: PolicyChange,
): ConnectionStore {
  return {
    async list(page) {
      let query = db.selectFrom('connections').selectAll().orderBy('name');
      if (page) query = query.limit(page.limit);
      if (page?.after !== undefined) query = query.where('name', '>', page.after);
      return (await query.execute()).map(toConnection);
    },
    async get(id) {
      const row = await db.selectFrom('connections').selectAll().where('id', '=', id).executeTakeFirst();
      return row && toConnection(row);
    },
    async findByName(name) {
      const row = await db.selectFrom('connections').selectAll().where('name', '=', name).executeTakeFirst();
      return row && toConnection(row);
    },
    add: (connection, credential) =>
      change(async (transaction) => {
        const { numInsertedOrUpdatedRows } = await transaction
          .insertInto('connections')
          .values({ ...connection, workspaceKey: workspaceKeyOf(connection) })
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
          .set({ ...fields, workspaceKey: workspaceKeyOf(connection), state: 'connected', problem: null })
          .where('id', '=', id)
          .executeTakeFirst();
        if (numUpdatedRows !== 1n) throw new GatewayError('connection_unknown', { connection: connection.name });
        await transaction.deleteFrom('permissions_seen').where('connectionId', '=', id).execute();
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
          .set(({ ref }) => ({
            origin,
            workspaceKey: origin === sandboxOrigin ? sql`'sandbox ' || ${ref('workspaceId')}` : ref('workspaceId'),
          }))
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
    setTeammate: (id, teammate) =>
      change(async (transaction) => {
        const { numUpdatedRows } = await transaction.updateTable('connections').set(teammate).where('id', '=', id).executeTakeFirst();
        return numUpdatedRows > 0n;
      }),
    async notePermission({ connectionId, scope, operation, granted, at }) {
      const row = { operation, granted: Number(granted), at };
      await db
        .insertInto('permissions_seen')
        .columns(['connectionId', 'scope', 'operation', 'granted', 'at'])
        .expression((eb) =>
          eb
            .selectFrom('connections')
            .select([
              'connections.id',
              eb.val(scope).as('scope'),
              eb.val(operation).as('operation'),
              eb.val(row.granted).as('granted'),
              eb.val(at).as('at'),
            ])
            .where('connections.id', '=', connectionId),
        )
        .onConflict((conflict) => conflict.columns(['connectionId', 'scope']).doUpdateSet(row))
        .execute();
    },
    async permissionsSeen(ids) {
      const rows = await db.selectFrom('permissions_seen').selectAll().where('connectionId', 'in', ids).execute();
      return rows.map((row) => ({ ...row, granted: row.granted === 1 }));
    },
    // Credential and grants go with it in the same statement: the tables cascade.
    async remove(id, keep) {
      const removed = await change(async (transaction) => {
        if (keep) {
          await transaction.deleteFrom('kept_grants').where('until', '<=', keep.now).execute();
          await keepGrants(transaction, id, keep.grantsUntil);
        }
        const { numDeletedRows } = await transaction.deleteFrom('connections').where('id', '=', id).executeTakeFirst();
        await leaveWrites(transaction, id);
        return numDeletedRows > 0n;
      });
      forgetDeleted();
      return removed;
    },
    async keptGrants(id, now) {
      const rows = await keptOf(db, id)
        .select(['kept_grants.groupId', 'kept_grants.scopes'])
        .where('until', '>', now)
        .orderBy('groupId')
        .execute();
      return rows.map(({ groupId, scopes }) => ({ groupId, scopes: toScopes(scopes) }));
    },
    settleKeptGrants: (id, give, now) =>
      change(async (transaction) => {
        const kept = await keptOf(transaction, id)
          .select(['kept_grants.groupId', 'kept_grants.scopes', 'kept_grants.workspaceId', 'kept_grants.origin', 'kept_grants.until'])
          .execute();
        const { version } = await transaction.selectFrom('policy').select('version').executeTakeFirstOrThrow();
        let given = 0;
        for (const { groupId, scopes, until } of kept) {
          if (!give || until <= now) continue;
          const { numInsertedOrUpdatedRows } = await transaction
            .insertInto('grants')
            .values({ groupId, connectionId: id, scopes, version: version + 1 })
            .onConflict((conflict) => conflict.columns(['groupId', 'connectionId']).doNothing())
            .executeTakeFirst();
          given += Number(numInsertedOrUpdatedRows ?? 0n);
        }
        const [first] = kept;
        if (first) {
          const { workspaceId, origin } = first;
          await transaction.deleteFrom('kept_grants').where('workspaceId', '=', workspaceId).where('origin', '=', origin).execute();
        }
        return given;
      }),
  };
}

const workspaceKeyOf = ({ workspaceId, origin }: Connection): string => (origin === sandboxOrigin ? `sandbox ${workspaceId}` : workspaceId);

const toConnection = ({ workspaceKey: _, ...connection }: Tables['connections']): Connection => connection;

/** Of the workspace of a connection, at the same Intercom. */
const keptOf = (db: Kysely<Tables>, connectionId: string) =>
  db
    .selectFrom('kept_grants')
    .innerJoin('connections', (join) =>
      join
        .onRef('connections.workspaceId', '=', 'kept_grants.workspaceId')
        .on((eb) => eb(eb.fn.coalesce('connections.origin', eb.val('')), '=', eb.ref('kept_grants.origin'))),
    )
    .where('connections.id', '=', connectionId);

async function keepGrants(transaction: Transaction<Tables>, connectionId: string, until: number): Promise<void> {
  const grants = await transaction
    .selectFrom('grants')
    .innerJoin('connections', 'connections.id', 'grants.connectionId')
    .select(['groupId', 'scopes', 'workspaceId', 'origin'])
    .where('connectionId', '=', connectionId)
    .execute();
  for (const { groupId, scopes, workspaceId, origin } of grants) {
    await transaction
      .insertInto('kept_grants')
      .values({ groupId, scopes, workspaceId, origin: origin ?? '', until })
      .onConflict((conflict) => conflict.columns(['workspaceId', 'origin', 'groupId']).doUpdateSet({ scopes, until }))
      .execute();
  }
}
