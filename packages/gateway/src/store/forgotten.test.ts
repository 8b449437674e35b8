import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sqliteDialect } from './dialects/sqlite.ts';
import { migrations } from './migrations/index.ts';
import { openStore, openWith } from './store.ts';
import { aConnection } from './testing/rows.ts';

const clock = { now: () => 1, sleep: async () => {} };
const secret = `v1.k1.${'forgotten~'.repeat(400)}`;
let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'gatehouse-forgotten-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const found = () => readdirSync(dataDir).filter((file) => readFileSync(join(dataDir, file)).includes('forgotten~forgotten~'));

test('what a backup tool kept in the log while a workspace was disconnected goes as soon as it has ended', async () => {
  const store = await openStore({ dataDir });
  await store.connections.add(aConnection('c'), { connectionId: 'c', version: 1, sealed: secret });
  const tool = new DatabaseSync(join(dataDir, 'gatehouse.db'), { readOnly: true });
  tool.exec('BEGIN; SELECT count(*) FROM credentials');
  tool.prepare('SELECT sealed FROM credentials').all();
  await store.connections.remove('c');
  expect(found()).not.toEqual([]);
  tool.exec('COMMIT');
  tool.close();
  await store.journal.forget(1);
  expect(found()).toEqual([]);
  await store.close();
}, 20_000);

test('what an earlier version deleted without overwriting it goes with the first start of this one', async () => {
  const file = join(dataDir, 'gatehouse.db');
  const before = migrations.findIndex(({ name }) => name === '0009-free-pages-overwritten');
  expect(before).toBeGreaterThan(0);
  await (await openWith(sqliteDialect(file), { clock, newId: () => 'id', list: migrations.slice(0, before) })).close();
  // As the versions did that had no secure_delete.
  const earlier = new DatabaseSync(file);
  earlier.exec(`PRAGMA secure_delete = OFF; CREATE TABLE scratch (text TEXT); INSERT INTO scratch VALUES ('${secret}')`);
  earlier.exec('DROP TABLE scratch; PRAGMA wal_checkpoint(TRUNCATE)');
  earlier.close();
  expect(found()).toEqual(['gatehouse.db']);
  const store = await openStore({ dataDir });
  expect(found()).toEqual([]);
  await store.close();
});
