import type { Transaction } from 'kysely';
import type { Tables } from '../schema.ts';
import type { Migration } from './migration.ts';

/** The organisation's own Intercom app, and whether it wants operations that only Preview has. */
export const appOfOnesOwn: Migration = { name: '0015-app-of-ones-own', up };

async function up({ schema }: Transaction<Tables>): Promise<void> {
  await schema
    .createTable('oauth_apps')
    .addColumn('singleton', 'integer', (column) => column.primaryKey().defaultTo(1))
    .addColumn('clientId', 'text', (column) => column.notNull())
    .addColumn('region', 'text', (column) => column.notNull())
    .addColumn('origin', 'text', (column) => column.notNull())
    .addColumn('sealed', 'text', (column) => column.notNull())
    .addColumn('savedAt', 'bigint', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .execute();
  await schema
    .alterTable('organisation')
    .addColumn('experimental', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
}
