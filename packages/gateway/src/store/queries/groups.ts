import { isScopeKey, type ScopeKey } from '@gatehouse/connector';
import type { Kysely } from 'kysely';
import type { StoreDialect } from '../dialects/dialect.ts';
import type { GroupStore, KeptGrant } from '../ports.ts';
import type { Tables } from '../schema.ts';
import { nameKey } from '../words.ts';
import type { PolicyChange } from './policy.ts';

/** A scope that this version does not know is left out: it can allow nothing. */
export function toScopes(text: string): ScopeKey[] {
  const scopes: unknown = JSON.parse(text);
  return Array.isArray(scopes) ? scopes.filter((scope) => typeof scope === 'string').filter(isScopeKey) : [];
}

const toGrant = ({ scopes, ...row }: Tables['grants']): KeptGrant => ({ ...row, scopes: toScopes(scopes) });

const columns = ['id', 'name', 'description', 'createdAt', 'version'] as const;

export function groupStore(db: Kysely<Tables>, dialect: StoreDialect, change: PolicyChange): GroupStore {
  const removeGrant: GroupStore['removeGrant'] = (groupId, connectionId) =>
    change(async (transaction) => {
      await transaction.deleteFrom('grants').where('groupId', '=', groupId).where('connectionId', '=', connectionId).execute();
    });

  return {
    list(page) {
      let query = db.selectFrom('groups').select(columns).orderBy('name');
      if (page) query = query.limit(page.limit);
      if (page?.after !== undefined) query = query.where('name', '>', page.after);
      return query.execute();
    },
    get: (id) => db.selectFrom('groups').select(columns).where('id', '=', id).executeTakeFirst(),
    getMany: async (ids) =>
      ids.length === 0 ? [] : db.selectFrom('groups').select(columns).where('id', 'in', ids).orderBy('name').execute(),
    add: (group) =>
      change(async (transaction) => {
        const { numInsertedOrUpdatedRows } = await transaction
          .insertInto('groups')
          .values({ ...group, nameKey: nameKey(group.name) })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        return numInsertedOrUpdatedRows === 1n;
      }),
    async update(id, fields, seen) {
      if (fields.name === undefined && fields.description === undefined) return 'done';
      const key = fields.name === undefined ? {} : { nameKey: nameKey(fields.name) };
      try {
        const done = await change(async (transaction) => {
          let query = transaction
            .updateTable('groups')
            .set((row) => ({ ...fields, ...key, version: row('version', '+', 1) }))
            .where('id', '=', id);
          if (seen !== undefined) query = query.where('version', '=', seen);
          const { numUpdatedRows } = await query.executeTakeFirst();
          return numUpdatedRows > 0n;
        });
        return done || seen === undefined ? 'done' : 'changed';
      } catch (error) {
        if (dialect.isUniqueViolation(error)) return 'name_taken';
        throw error;
      }
    },
    // Members, grants and keys go with it in the same statement: the tables cascade.
    remove: (id) =>
      change(async (transaction) => {
        const { numDeletedRows } = await transaction.deleteFrom('groups').where('id', '=', id).executeTakeFirst();
        return numDeletedRows > 0n;
      }),
    async memberIds(groupId) {
      const rows = await db.selectFrom('group_members').select('memberId').where('groupId', '=', groupId).orderBy('memberId').execute();
      return rows.map((row) => row.memberId);
    },
    addMember: (groupId, memberId) =>
      change(async (transaction) => {
        await transaction
          .insertInto('group_members')
          .values({ groupId, memberId })
          .onConflict((conflict) => conflict.columns(['groupId', 'memberId']).doNothing())
          .execute();
      }),
    removeMember: (groupId, memberId) =>
      change(async (transaction) => {
        await transaction.deleteFrom('group_members').where('groupId', '=', groupId).where('memberId', '=', memberId).execute();
      }),
    async memberships(of) {
      const [column, ids] = 'groupIds' in of ? (['groupId', of.groupIds] as const) : (['memberId', of.memberIds] as const);
      if (ids.length === 0) return [];
      return db.selectFrom('group_members').selectAll().where(column, 'in', ids).orderBy('groupId').orderBy('memberId').execute();
    },
    async grants(of) {
      const query = db.selectFrom('grants').selectAll().orderBy('groupId').orderBy('connectionId');
      if (of === undefined) return (await query.execute()).map(toGrant);
      const [column, ids] = 'groupIds' in of ? (['groupId', of.groupIds] as const) : (['connectionId', of.connectionIds] as const);
      return ids.length === 0 ? [] : (await query.where(column, 'in', ids).execute()).map(toGrant);
    },
    async grantsOf(groupId) {
      return (await db.selectFrom('grants').selectAll().where('groupId', '=', groupId).orderBy('connectionId').execute()).map(toGrant);
    },
    async setGrant({ groupId, connectionId, scopes }, seen) {
      const done = await change(async (transaction) => {
        const grant = () => transaction.selectFrom('grants').where('groupId', '=', groupId).where('connectionId', '=', connectionId);
        const before = (await grant().select('version').executeTakeFirst())?.version ?? 0;
        if (seen !== undefined && before !== seen) return false;
        await transaction.deleteFrom('grants').where('groupId', '=', groupId).where('connectionId', '=', connectionId).execute();
        if (scopes.length === 0) return true;
        // The number that this change of the policy gets: it is raised in the same transaction.
        const { version } = await transaction.selectFrom('policy').select('version').executeTakeFirstOrThrow();
        const row = { groupId, connectionId, scopes: JSON.stringify([...new Set(scopes)].sort()), version: version + 1 };
        await transaction.insertInto('grants').values(row).execute();
        return true;
      });
      return done ? 'done' : 'changed';
    },
    removeGrant,
  };
}
