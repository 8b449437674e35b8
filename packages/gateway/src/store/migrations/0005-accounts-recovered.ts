import type { Transaction } from 'kysely';
import type { Tables } from '../schema.ts';
import type { Migration } from './migration.ts';

/** Links that set a new password, made on the machine; and whether the claim link waits for somebody on the machine to ask for it. */
export const accountsRecovered: Migration = { name: '0005-accounts-recovered', up };

async function up({ schema }: Transaction<Tables>): Promise<void> {
  await schema
    .createTable('password_resets')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('memberId', 'text', (column) => column.notNull().unique().references('members.id').onDelete('cascade'))
    .addColumn('tokenHash', 'text', (column) => column.notNull().unique())
    .addColumn('createdAt', 'bigint', (column) => column.notNull())
    .addColumn('expiresAt', 'bigint', (column) => column.notNull())
    .addColumn('usedAt', 'bigint')
    .execute();
  await schema
    .alterTable('organisation')
    .addColumn('claimHeld', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
}
