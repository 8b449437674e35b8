import type { Transaction } from 'kysely';
import type { Tables } from '../schema.ts';
import type { Migration } from './migration.ts';

/** Which Intercom a connection is of; null until the vault has found it out for what was connected before. */
export const connectionsHaveOrigins: Migration = { name: '0006-connections-have-origins', up };

async function up({ schema }: Transaction<Tables>): Promise<void> {
  await schema.alterTable('connections').addColumn('origin', 'text').execute();
}
