import type { Transaction } from 'kysely';
import type { Tables } from '../schema.ts';
import type { Migration } from './migration.ts';

/** One row that counts changes of groups, their members and grants, and connections. */
export const policyVersion: Migration = { name: '0003-policy-version', up };

async function up(db: Transaction<Tables>): Promise<void> {
  await db.schema
    .createTable('policy')
    .addColumn('singleton', 'integer', (column) => column.primaryKey())
    .addColumn('version', 'bigint', (column) => column.notNull())
    .execute();
  await db.insertInto('policy').values({ singleton: 1, version: 0 }).execute();
}
