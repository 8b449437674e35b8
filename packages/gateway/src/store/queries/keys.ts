import type { Kysely } from 'kysely';
import type { KeyStore } from '../ports.ts';
import type { Tables } from '../schema.ts';
import type { PolicyChange } from './policy.ts';

export function keyStore(db: Kysely<Tables>, change: PolicyChange): KeyStore {
  return {
    list({ groupId, memberId } = {}, page) {
      let query = db
        .selectFrom('keys')
        .innerJoin('groups', 'groups.id', 'keys.groupId')
        .leftJoin('members', 'members.id', 'keys.createdBy')
        .select([
          'keys.id',
          'keys.groupId',
          'keys.name',
          'keys.prefix',
          'keys.createdAt',
          'keys.createdBy',
          'keys.lastUsedAt',
          'keys.revokedAt',
        ])
        .select(['groups.name as groupName', 'members.name as creatorName'])
        .orderBy('keys.createdAt', 'desc')
        .orderBy('keys.id', 'desc');
      if (groupId !== undefined) query = query.where('keys.groupId', '=', groupId);
      if (memberId !== undefined) {
        const own = db.selectFrom('group_members').select('groupId').where('memberId', '=', memberId);
        query = query.where('keys.groupId', 'in', own);
      }
      if (page) query = query.limit(page.limit);
      const after = page?.after;
      if (after) {
        query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('keys.createdAt', 'keys.id'), '<', tuple(after.createdAt, after.id)));
      }
      return query.execute();
    },
    async countLive(groupIds) {
      if (groupIds.length === 0) return [];
      const rows = await db
        .selectFrom('keys')
        .select(({ fn }) => ['groupId', fn.countAll().as('count')])
        .where('groupId', 'in', groupIds)
        .where('revokedAt', 'is', null)
        .groupBy('groupId')
        .execute();
      return rows.map(({ groupId, count }) => ({ groupId, count: Number(count) }));
    },
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
