import { getMigrations } from 'better-auth/db/migration';
import { expect, test } from 'vitest';
import { type OpenStore, openStore } from '../store/store.ts';
import { loadSignIn, toLibraryOptions } from './sign-in-library.ts';

/** What the library would change in the tables that our migrations make. */
async function missing(damage: (database: OpenStore['database']) => Promise<void> = async () => {}) {
  const store = await openStore({ dataDir: ':memory:' });
  await damage(store.database);
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
  const { tables, columns, sql } = await missing(async ({ db: { schema } }) => {
    await schema.dropTable('signin_verifications').execute();
    await schema.alterTable('signin_users').dropColumn('image').execute();
  });
  expect(tables).toEqual(['signin_verifications']);
  expect(columns).toMatchObject([{ table: 'signin_users', fields: { image: expect.anything() } }]);
  expect(sql).toContain('signin_verifications_identifier_idx');
});

test('makes no account for whoever asks for one', async () => {
  const store = await openStore({ dataDir: ':memory:' });
  const { api } = await loadSignIn({ database: store.database, publicUrl: 'http://127.0.0.1:4400', secret: 's'.repeat(32) });
  const body = { name: 'Mallory', email: 'mallory@example.com', password: 'correct horse battery' };
  await expect(api.signUpEmail({ body })).rejects.toThrow();
  await store.close();
});
