import type { Transaction } from 'kysely';
import type { StoreDialect } from '../dialects/dialect.ts';
import type { Tables } from '../schema.ts';
import type { Migration } from './migration.ts';

/** Which of the several things that an operation does was asked for. Rows from before do not say. */
export const auditVariants: Migration = { name: '0016-audit-variants', up };

async function up(db: Transaction<Tables>, dialect: StoreDialect): Promise<void> {
  await db.schema.alterTable('audit').addColumn('variant', 'text').execute();
  await dialect.fixColumn(db, { table: 'audit', column: 'variant' });
}
