import type { Transaction } from 'kysely';
import type { Tables } from '../schema.ts';
import type { Migration } from './migration.ts';

/** What whoever began to connect has agreed to replace. What was begun before the upgrade replaces nothing. */
export const connectingAsks: Migration = { name: '0011-connecting-asks', up };

async function up({ schema }: Transaction<Tables>): Promise<void> {
  await schema
    .alterTable('oauth_states')
    .addColumn('replace', 'text', (column) => column.notNull().defaultTo('nothing'))
    .execute();
}
