import { getMigrations } from 'better-auth/db/migration';
import { expect, test } from 'vitest';
import { sqliteDialect } from '../store/dialects/sqlite.ts';
import { migrations } from '../store/migrations/index.ts';
import { openWith } from '../store/open.ts';
import { toLibraryOptions } from './sign-in-library.ts';

const clock = { now: () => 1, sleep: async () => {} };

/** What the library would change in the tables that our migrations make. */
async function missing(list = migrations) {
  const store = await openWith(sqliteDialect(':memory:'), { clock, newId: () => 'id', list });
  const options = toLibraryOptions({ database: store.database, publicUrl: 'http://127.0.0.1:4400', secret: 's'.repeat(32) });
  const { toBeCreated, toBeAdded, schemaProblems, unsafeChanges, compileMigrations } = await getMigrations(options, {
    throwOnUnsafe: false,
  });
  const sql = await compileMigrations();
  await store.close();
  return { tables: toBeCreated.map(({ table }) => table), columns: toBeAdded, schemaProblems, unsafeChanges, sql: sql.replace(/;$/, '') };
}

test('the library finds in our migrations all that this version of it needs', async () => {
  expect(await missing()).toEqual({ tables: [], columns: [], schemaProblems: [], unsafeChanges: [], sql: '' });
});

test('and would say what is missing', async () => {
  const { tables, sql } = await missing(migrations.slice(0, 1));
  expect(tables).toEqual(['signin_users', 'signin_sessions', 'signin_accounts', 'signin_verifications']);
  expect(sql).toContain('signin_sessions_userId_idx');
});
