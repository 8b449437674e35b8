import type { Transaction } from 'kysely';
import type { Tables } from '../schema.ts';
import type { Migration } from './migration.ts';

/** What `/readyz` writes to find out whether a call could be recorded. */
export const diskIsTried: Migration = { name: '0008-disk-is-tried', up };

async function up({ schema }: Transaction<Tables>): Promise<void> {
  await schema
    .createTable('disk_trials')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('filler', 'text', (column) => column.notNull())
    .execute();
}
