import type { Kysely } from 'kysely';
import { ConfigError } from '../../errors.ts';
import type { StoreDialect } from '../dialects/dialect.ts';
import type { Tables } from '../schema.ts';
import { first } from './0001-first.ts';
import { signIn } from './0002-sign-in.ts';
import { policyVersion } from './0003-policy-version.ts';
import { writesRemembered } from './0004-writes-remembered.ts';
import { accountsRecovered } from './0005-accounts-recovered.ts';
import { connectionsHaveOrigins } from './0006-connections-have-origins.ts';
import { auditRetention } from './0007-audit-retention.ts';
import { diskIsTried } from './0008-disk-is-tried.ts';
import { freePagesOverwritten } from './0009-free-pages-overwritten.ts';
import { settingsHaveVersions } from './0010-settings-have-versions.ts';
import { connectingAsks } from './0011-connecting-asks.ts';
import { grantsAreKept } from './0012-grants-are-kept.ts';
import { sandboxBeside } from './0013-sandbox-beside.ts';
import { whoActs } from './0014-who-acts.ts';
import { appOfOnesOwn } from './0015-app-of-ones-own.ts';
import { auditVariants } from './0016-audit-variants.ts';
import { auditMeant } from './0017-audit-meant.ts';
import type { Migration } from './migration.ts';

/** In order, for every engine alike. Only ever add to the end; a released migration is never edited. */
export const migrations: readonly Migration[] = [
  first,
  signIn,
  policyVersion,
  writesRemembered,
  accountsRecovered,
  connectionsHaveOrigins,
  auditRetention,
  diskIsTried,
  freePagesOverwritten,
  settingsHaveVersions,
  connectingAsks,
  grantsAreKept,
  sandboxBeside,
  whoActs,
  appOfOnesOwn,
  auditVariants,
  auditMeant,
];

/**
 * Brings the tables to the newest version, all or nothing. Kysely's own migrator is not used because it runs without a transaction
 * on SQLite.
 */
export async function migrate(db: Kysely<Tables>, dialect: StoreDialect, now: number, list: readonly Migration[]): Promise<void> {
  for (const { before } of await pending(db, list)) before?.(dialect);
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

/** What a database that an earlier version made has not seen yet; nothing for a new one. */
async function pending(db: Kysely<Tables>, list: readonly Migration[]): Promise<readonly Migration[]> {
  const tables = await db.introspection.getTables();
  if (!tables.some(({ name }) => name === 'schema_versions')) return [];
  const applied = await db.selectFrom('schema_versions').select('number').execute();
  return list.slice(applied.length);
}
