import type { Transaction } from 'kysely';
import { sql } from 'kysely';
import type { Tables } from '../schema.ts';
import type { Migration } from './migration.ts';

/**
 * A workspace of the sandbox may be connected beside one of Intercom that has the same id, and an authorization says where it leads.
 * SQLite takes no constraint off a column, so the one that is unique becomes the key.
 */
export const sandboxBeside: Migration = { name: '0013-sandbox-beside', up };

async function up(db: Transaction<Tables>): Promise<void> {
  await db.schema.alterTable('connections').renameColumn('workspaceId', 'workspaceKey').execute();
  await db.schema
    .alterTable('connections')
    .addColumn('workspaceId', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  await sql`update connections set "workspaceId" = "workspaceKey"`.execute(db);
  await sql`update connections set "workspaceKey" = 'sandbox ' || "workspaceKey" where origin = 'sandbox'`.execute(db);
  // What was begun before the upgrade is begun again.
  await db.deleteFrom('oauth_states').execute();
  await db.schema
    .alterTable('oauth_states')
    .addColumn('target', 'text', (column) => column.notNull().defaultTo('intercom'))
    .execute();
}
