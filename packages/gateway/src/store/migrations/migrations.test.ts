import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { copyFixture, fixtures } from '../../../../../tests/fixtures/fixtures.ts';
import { sqliteDialect } from '../dialects/sqlite.ts';
import type { Tables } from '../schema.ts';
import { openStore } from '../store.ts';
import { migrate, migrations } from './index.ts';

/** Tables, indexes and triggers, as the engine wrote them down. */
function schemaOf(file: string): Record<string, string> {
  const database = new DatabaseSync(file, { readOnly: true });
  const rows = database.prepare('select name, sql from sqlite_schema where sql is not null order by name').all();
  database.close();
  return Object.fromEntries(rows.map(({ name, sql }) => [String(name), String(sql)]));
}

async function freshSchema(dataDir: string): Promise<Record<string, string>> {
  await (await openStore({ dataDir: join(dataDir, 'fresh') })).close();
  return schemaOf(join(dataDir, 'fresh', 'gatehouse.db'));
}

test.each(fixtures)('%s ends in the schema that a fresh start makes', async (name) => {
  const { dataDir, remove } = copyFixture(name);
  try {
    await (await openStore({ dataDir })).close();
    const migrated = schemaOf(join(dataDir, 'gatehouse.db'));
    expect(migrated).toEqual(await freshSchema(dataDir));
    expect(Object.keys(migrated)).toEqual(expect.arrayContaining(['audit', 'members', 'signin_users', 'signin_accounts_userId_idx']));
  } finally {
    remove();
  }
});

test.each(migrations.map((_, index) => index))('so does a database that stopped at migration %i', async (upTo) => {
  const { dataDir, remove } = copyFixture(fixtures[0] ?? '');
  const file = join(dataDir, 'stopped.db');
  try {
    for (const list of [migrations.slice(0, upTo), migrations]) {
      const dialect = sqliteDialect(file);
      const db = new Kysely<Tables>({ dialect: dialect.kysely });
      await migrate(db, dialect, 1, list);
      await db.destroy();
    }
    expect(schemaOf(file)).toEqual(await freshSchema(dataDir));
  } finally {
    remove();
  }
});

test('are numbered by their names, without a gap', () => {
  expect(migrations.map(({ name }) => Number(name.slice(0, 4)))).toEqual(migrations.map((_, index) => index + 1));
  const files = readdirSync(import.meta.dirname).filter((file) => /^\d{4}-.*\.ts$/.test(file));
  expect(files.map((file) => file.replace('.ts', '')).sort()).toEqual(migrations.map(({ name }) => name));
});
