import type { Transaction } from 'kysely';
import type { Tables } from '../schema.ts';
import type { Migration } from './migration.ts';

/** What was meant where a word stood for an id: known with the answer, and so settled with the row. Rows from before do not say. */
export const auditMeant: Migration = { name: '0017-audit-meant', up };

async function up(db: Transaction<Tables>): Promise<void> {
  await db.schema.alterTable('audit').addColumn('meant', 'text').execute();
}
