import type { Transaction } from 'kysely';
import type { Tables } from '../schema.ts';
import type { Migration } from './migration.ts';

/** What the journal needs to know a repeated write by, to answer it, and to find out what became of one whose outcome is unknown. */
export const writesRemembered: Migration = { name: '0004-writes-remembered', up };

async function up(db: Transaction<Tables>): Promise<void> {
  const { schema } = db;
  for (const text of ['caller', 'target', 'idempotencyKey', 'request', 'answer', 'settlement', 'settledBy']) {
    await schema.alterTable('journal').addColumn(text, 'text').execute();
  }
  for (const time of ['sentAt', 'keepUntil', 'settledAt', 'lookAgainAt', 'lookUntil']) {
    await schema.alterTable('journal').addColumn(time, 'bigint').execute();
  }
  await schema
    .alterTable('journal')
    .addColumn('heard', 'integer', (column) => column.notNull().defaultTo(1))
    .execute();
  // Nobody can look for what an earlier version left unknown: its input was not kept.
  await db.updateTable('journal').set({ settlement: 'person' }).where('state', '=', 'unknown').execute();
  await schema.createIndex('journal_equal').on('journal').columns(['caller', 'connectionId', 'inputHash']).execute();
  await schema.createIndex('journal_key').on('journal').columns(['caller', 'connectionId', 'idempotencyKey']).execute();
  await schema.createIndex('journal_target').on('journal').columns(['connectionId', 'target', 'createdAt']).execute();
  await schema.createIndex('journal_created').on('journal').columns(['createdAt', 'id']).execute();
  await schema.createIndex('journal_keepUntil').on('journal').column('keepUntil').execute();
  await schema.createIndex('journal_lookAgainAt').on('journal').column('lookAgainAt').execute();
}
