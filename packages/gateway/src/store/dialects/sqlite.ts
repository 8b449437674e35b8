import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { type SqliteDatabase, SqliteDialect, type SqliteStatement, sql } from 'kysely';
import type { StoreDialect } from './dialect.ts';
import { createDisk, type Disk } from './disk.ts';

/** How long to wait for a program from outside, such as a backup tool. Nothing else runs in the meantime, so not for long. */
const busyTimeoutMs = 2_000;
/** Queries are made by a few functions, so their texts are few; the bound only guards against a mistake. */
const maxStatements = 500;

/**
 * SQLite through Node's own module: one file, one process, one connection. Kysely hands that connection to one transaction at a
 * time, so transactions never interleave; never wait for the network inside one, because every other query waits with it.
 */
export function sqliteDialect(file: string, { onLost = () => {} }: { readonly onLost?: (error: unknown) => void } = {}): StoreDialect {
  const disk = createDisk({ onLost });
  const database = new DatabaseSync(file, { timeout: busyTimeoutMs, enableForeignKeyConstraints: true });
  // FULL: a commit is on the disk before it is reported, also through a power cut. In WAL mode that is one sync a commit.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF;');
  // What is deleted is overwritten with zeros: a credential that was forgotten does not lie on in free pages.
  database.exec('PRAGMA secure_delete = ON;');

  /** The log holds pages as they were, and a program from outside that reads at this moment keeps them in it. */
  let owed = false;
  function forgetDeleted(): void {
    const [checkpoint] = disk.guard(() => database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all());
    owed = checkpoint?.['busy'] !== 0;
  }

  return {
    name: 'sqlite',
    kysely: new SqliteDialect({ database: toKysely(database, disk) }),
    signInColumns: { flag: 'integer', time: 'date' },
    addSequence: (table, column) => table.addColumn(column, 'integer', (one) => one.primaryKey().autoIncrement().notNull()),
    async protectRows(db, rule) {
      const quote = (name: string) => `"${name}"`;
      const table = quote(rule.table);
      const refuse = (name: string, event: string, when: string, why: string) =>
        sql.raw(`CREATE TRIGGER ${quote(`${rule.table}_${name}`)} BEFORE ${event} ON ${table} ${when}
                 BEGIN SELECT RAISE(ABORT, '${rule.table}: ${why}'); END`);
      const triggers = [
        refuse('no_delete', 'DELETE', '', 'rows are never deleted'),
        refuse('fixed', `UPDATE OF ${rule.fixed.map(quote).join(', ')}`, '', 'rows are never rewritten'),
        refuse('settled', 'UPDATE', `WHEN OLD.${quote(rule.column)} <> '${rule.open}'`, 'a settled row never changes'),
        // INSERT OR REPLACE deletes without firing delete triggers.
        refuse(
          'no_replace',
          'INSERT',
          `WHEN EXISTS (SELECT 1 FROM ${table} WHERE ${quote(rule.key)} = NEW.${quote(rule.key)} OR rowid = NEW.rowid)`,
          'rows are never replaced',
        ),
      ];
      for (const trigger of triggers) await trigger.execute(db);
    },
    async fixColumn(db, { table, column }) {
      await sql
        .raw(
          `CREATE TRIGGER "${table}_fixed_${column}" BEFORE UPDATE OF "${column}" ON "${table}"
             BEGIN SELECT RAISE(ABORT, '${table}: rows are never rewritten'); END`,
        )
        .execute(db);
    },
    async letOldRowsGo(db, { table, time, column, open, kept, since }) {
      await sql.raw(`DROP TRIGGER "${table}_no_delete"`).execute(db);
      await sql
        .raw(
          `CREATE TRIGGER "${table}_no_delete" BEFORE DELETE ON "${table}"
             WHEN OLD."${time}" >= (SELECT "${since}" FROM "${kept}") OR OLD."${column}" = '${open}'
             BEGIN SELECT RAISE(ABORT, '${table}: rows that are kept are never deleted'); END`,
        )
        .execute(db);
    },
    // The one connection is held by the one transaction.
    lock: async () => {},
    lockMigrations: async () => {},
    forgetDeleted,
    forgetWhatIsOwed() {
      if (owed) forgetDeleted();
    },
    rewrite: () => disk.guard(() => database.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE);')),
    disk,
    isUniqueViolation: (error) => error instanceof Error && /UNIQUE constraint failed/.test(error.message),
    close: () => {
      if (database.isOpen) database.close();
    },
  };
}

/** What Kysely needs of better-sqlite3, given by node:sqlite; statements are prepared once. */
function toKysely(database: DatabaseSync, disk: Disk): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare(text) {
      const known = statements.get(text);
      if (known) return known;
      if (statements.size >= maxStatements) statements.clear();
      const prepared = toStatement(
        disk.guard(() => database.prepare(text)),
        disk,
      );
      const statement = text === 'rollback' ? ifThereIsOne(database, prepared) : prepared;
      statements.set(text, statement);
      return statement;
    },
  };
}

/** A full disk may have ended the transaction already, and the complaint that there is none would take the place of the reason. */
const ifThereIsOne = (database: DatabaseSync, rollback: SqliteStatement): SqliteStatement => ({
  ...rollback,
  run: (parameters) => (database.isTransaction ? rollback.run(parameters) : { changes: 0, lastInsertRowid: 0 }),
});

function toStatement(statement: StatementSync, disk: Disk): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    // Rows of node:sqlite have no prototype; the rest of the program gets ordinary objects.
    all: (parameters) => disk.guard(() => statement.all(...parameters.map(toSqlite))).map((row) => ({ ...row })),
    run: (parameters) => disk.guard(() => statement.run(...parameters.map(toSqlite))),
    iterate: (parameters) => statement.iterate(...parameters.map(toSqlite)),
  };
}

function toSqlite(value: unknown): SQLInputValue {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint' || value instanceof Uint8Array) return value;
  throw new TypeError(`SQLite cannot keep a value of type ${typeof value}`);
}
