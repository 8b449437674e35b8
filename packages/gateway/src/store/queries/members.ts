import type { Kysely, Transaction } from 'kysely';
import type { StoreDialect } from '../dialects/dialect.ts';
import type { MemberStore } from '../ports.ts';
import type { Tables } from '../schema.ts';
import type { PolicyChange } from './policy.ts';

export function memberStore(db: Kysely<Tables>, dialect: StoreDialect, change: PolicyChange): MemberStore {
  type Work<T> = (transaction: Transaction<Tables>) => Promise<T>;
  /** Runs alone among changes of members, so that what it finds out still holds when it acts. */
  const locked =
    <T>(work: Work<T>): Work<T> =>
    async (transaction) => {
      await dialect.lock(transaction, 'members');
      return work(transaction);
    };
  const alone = <T>(work: Work<T>): Promise<T> => db.transaction().execute(locked(work));
  const administratorOtherThan = async (transaction: Transaction<Tables>, id: string) =>
    (await transaction.selectFrom('members').select('id').where('role', '=', 'admin').where('id', '!=', id).executeTakeFirst()) !==
    undefined;

  return {
    list(page) {
      let query = db.selectFrom('members').selectAll().orderBy('createdAt').orderBy('id');
      if (page) query = query.limit(page.limit);
      const after = page?.after;
      if (after) query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('createdAt', 'id'), '>', tuple(after.createdAt, after.id)));
      return query.execute();
    },
    findByUser: (userId) => db.selectFrom('members').selectAll().where('userId', '=', userId).executeTakeFirst(),
    get: (id) => db.selectFrom('members').selectAll().where('id', '=', id).executeTakeFirst(),
    hasAdministrator: async () =>
      (await db.selectFrom('members').select('id').where('role', '=', 'admin').limit(1).executeTakeFirst()) !== undefined,
    async add(member) {
      await db.insertInto('members').values(member).execute();
    },
    addFirstAdministrator: (member) =>
      alone(async (transaction) => {
        if (await administratorOtherThan(transaction, member.id)) return false;
        await transaction
          .insertInto('members')
          .values({ ...member, role: 'admin' })
          .execute();
        await transaction.deleteFrom('invitations').where('claim', '=', 1).execute();
        return true;
      }),
    setRole: (id, role, seen) =>
      alone(async (transaction) => {
        const before = await transaction.selectFrom('members').select('version').where('id', '=', id).executeTakeFirst();
        if (seen !== undefined && before?.version !== seen) return 'changed';
        if (role !== 'admin' && !(await administratorOtherThan(transaction, id))) return 'last_administrator';
        await transaction
          .updateTable('members')
          .set((row) => ({ role, version: row('version', '+', 1) }))
          .where('id', '=', id)
          .execute();
        return 'done';
      }),
    // The groups lose the member in the same statement: the tables cascade.
    remove: (id) =>
      change(
        locked(async (transaction) => {
          if (!(await administratorOtherThan(transaction, id))) return false;
          await transaction.deleteFrom('members').where('id', '=', id).execute();
          return true;
        }),
      ),
  };
}
