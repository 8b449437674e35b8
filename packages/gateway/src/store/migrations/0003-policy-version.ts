import type { Transaction } from 'kysely';
import type { Tables } from '../schema.ts';

/** One row that counts changes of groups, their members and grants, and connections. */
export async function up(db: Transaction<Tables>): Promise<void> {
  await db.schema
    .createTable('policy')
    .addColumn('singleton', 'integer', (column) => column.primaryKey())
    .addColumn('version', 'bigint', (column) => column.notNull())
    .execute();
  await db.insertInto('policy').values({ singleton: 1, version: 0 }).execute();
}
