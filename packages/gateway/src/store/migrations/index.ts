import type { Kysely, Transaction } from 'kysely';
import { ConfigError } from '../../errors.ts';
import type { StoreDialect } from '../dialects/dialect.ts';
import type { Tables } from '../schema.ts';
import * as first from './0001-first.ts';
import * as signIn from './0002-sign-in.ts';
import * as policyVersion from './0003-policy-version.ts';

export interface Migration {
  readonly name: string;
  readonly up: (db: Transaction<Tables>, dialect: StoreDialect) => Promise<void>;
}

/** In order, for every engine alike. Only ever add to the end; a released migration is never edited. */
export const migrations: readonly Migration[] = [
  { name: '0001-first', up: first.up },
  { name: '0002-sign-in', up: signIn.up },
  { name: '0003-policy-version', up: policyVersion.up },
];

/**
 * Brings the tables to the newest version, all or nothing. Kysely's own migrator is not used because it runs without a transaction
 * on SQLite.
 */
export async function migrate(db: Kysely<Tables>, dialect: StoreDialect, now: number, list: readonly Migration[]): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await dialect.lockMigrations(transaction);
    await transaction.schema
      .createTable('schema_versions')
      .ifNotExists()
      .addColumn('number', 'integer', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('appliedAt', 'bigint', (column) => column.notNull())
      .execute();
    const applied = await transaction.selectFrom('schema_versions').selectAll().orderBy('number').execute();
    const newest = applied.at(-1);
    if (newest && newest.number > list.length) {
      throw new ConfigError(
        'GATEHOUSE_DATA_DIR',
        `the data was written by a newer Gatehouse (schema ${newest.number}, ${newest.name}; this one knows ${list.length})`,
        'Start the newer version again, or restore a backup made before the upgrade.',
      );
    }
    for (const [index, migration] of list.entries()) {
      if (index < applied.length) continue;
      await migration.up(transaction, dialect);
      await transaction
        .insertInto('schema_versions')
        .values({ number: index + 1, name: migration.name, appliedAt: now })
        .execute();
    }
  });
}
