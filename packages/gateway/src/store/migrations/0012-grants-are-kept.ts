import type { Transaction } from 'kysely';
import type { Tables } from '../schema.ts';
import type { Migration } from './migration.ts';

/** What groups had on a workspace that was disconnected, for whoever connects it again before long. */
export const grantsAreKept: Migration = { name: '0012-grants-are-kept', up };

async function up({ schema }: Transaction<Tables>): Promise<void> {
  await schema
    .createTable('kept_grants')
    .addColumn('workspaceId', 'text', (column) => column.notNull())
    .addColumn('origin', 'text', (column) => column.notNull())
    .addColumn('groupId', 'text', (column) => column.notNull().references('groups.id').onDelete('cascade'))
    .addColumn('scopes', 'text', (column) => column.notNull())
    .addColumn('until', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('kept_grants_key', ['workspaceId', 'origin', 'groupId'])
    .execute();
}
