import type { Transaction } from 'kysely';
import type { StoreDialect } from '../dialects/dialect.ts';
import type { Tables } from '../schema.ts';

export interface Migration {
  /** Its number in the list, and what it is about. */
  readonly name: `${number}-${string}`;
  up(db: Transaction<Tables>, dialect: StoreDialect): Promise<void>;
  /** Before the transaction of all migrations, where an earlier version has left data; done again if that is cut short. */
  before?(dialect: StoreDialect): void;
}
