import type { Transaction } from 'kysely';
import type { StoreDialect } from '../dialects/dialect.ts';
import type { Tables } from '../schema.ts';
import type { Migration } from './migration.ts';

/** Rows of the audit that are older than what is kept may be deleted, and no others. Everything is kept until a setting says otherwise. */
export const auditRetention: Migration = { name: '0007-audit-retention', up };

async function up(db: Transaction<Tables>, dialect: StoreDialect): Promise<void> {
  await db.schema
    .createTable('audit_kept')
    .addColumn('singleton', 'integer', (column) => column.primaryKey())
    .addColumn('since', 'bigint', (column) => column.notNull())
    .execute();
  await db.insertInto('audit_kept').values({ singleton: 1, since: 0 }).execute();
  await dialect.letOldRowsGo(db, { table: 'audit', time: 'at', column: 'outcome', open: 'pending', kept: 'audit_kept', since: 'since' });
}
