import type { Transaction } from 'kysely';
import type { Tables } from '../schema.ts';
import type { Migration } from './migration.ts';

/** The teammate that an administrator entered for a connection; and what answers have shown of its permissions, which a restart forgot. */
export const whoActs: Migration = { name: '0014-who-acts', up };

async function up({ schema }: Transaction<Tables>): Promise<void> {
  await schema.alterTable('connections').addColumn('teammateId', 'text').execute();
  await schema.alterTable('connections').addColumn('teammateName', 'text').execute();
  await schema
    .createTable('permissions_seen')
    .addColumn('connectionId', 'text', (column) => column.notNull().references('connections.id').onDelete('cascade'))
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('operation', 'text', (column) => column.notNull())
    .addColumn('granted', 'integer', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('permissions_seen_key', ['connectionId', 'scope'])
    .execute();
}
