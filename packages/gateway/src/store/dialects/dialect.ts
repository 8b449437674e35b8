import type { ColumnDataType, CreateTableBuilder, Dialect, Kysely, Transaction } from 'kysely';
import type { Tables } from '../schema.ts';
import type { Disk } from './disk.ts';

/**
 * All that differs between database engines. Queries and migrations are written once, with Kysely, and ask here for the rest;
 * a new engine is one file that gives a `StoreDialect` and one line in `testing/dialects.ts`, which runs every suite against it.
 */
export interface StoreDialect {
  /** As the sign-in library spells it, too. */
  readonly name: 'sqlite';
  readonly kysely: Dialect;
  /** The types that the sign-in library gives to its columns on this engine. */
  readonly signInColumns: { readonly flag: ColumnDataType; readonly time: ColumnDataType };
  /** Adds a primary key that numbers rows in the order in which they were added, and never gives a number twice. */
  addSequence<Table extends string, Columns extends string>(
    table: CreateTableBuilder<Table, Columns>,
    column: string,
  ): CreateTableBuilder<Table, Columns | string>;
  /**
   * Makes a table refuse deletes, updates of `fixed` columns, and any update of a row in which `column` is no longer `open`.
   */
  protectRows(db: Kysely<Tables>, rule: AppendOnly): Promise<void>;
  /** A column that a protected table got later is `fixed`, too. */
  fixColumn(db: Kysely<Tables>, rule: { readonly table: string; readonly column: string }): Promise<void>;
  /** Rows of a protected table may be deleted, but only settled ones from before the time that another table holds. */
  letOldRowsGo(db: Kysely<Tables>, rule: Retention): Promise<void>;
  /**
   * Inside a transaction: nobody else changes the table until it ends. For decisions over several rows, such as "is there another
   * administrator?", which a condition in one statement does not protect on an engine with several writers.
   */
  lock(transaction: Transaction<Tables>, table: keyof Tables): Promise<void>;
  /** After the transaction that deleted or replaced something secret: from then on it is in no file of the database. */
  forgetDeleted(): void;
  /** The same, where a program from outside kept it from being done at its time; otherwise nothing. */
  forgetWhatIsOwed(): void;
  /** Writes the whole database anew: what an earlier version deleted without overwriting it is gone. */
  rewrite(): void;
  /** The migrations run alone, however many processes start at once. */
  lockMigrations(transaction: Transaction<Tables>): Promise<void>;
  /** Whether what is written is kept. */
  readonly disk: Pick<Disk, 'isFull' | 'hasRoom'>;
  isUniqueViolation(error: unknown): boolean;
  /** What is left to let go of after the last query. */
  close(): void;
}

export interface Retention extends Pick<AppendOnly, 'table' | 'column' | 'open'> {
  /** The column with the time of a row. */
  readonly time: string;
  /** The table with one row, whose column `since` is the time from which on rows are kept. */
  readonly kept: keyof Tables;
  readonly since: string;
}

export interface AppendOnly {
  readonly table: keyof Tables;
  readonly key: string;
  readonly fixed: readonly string[];
  readonly column: string;
  readonly open: string;
}
