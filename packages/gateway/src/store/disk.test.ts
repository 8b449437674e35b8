import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { createDisk } from './dialects/disk.ts';
import { openStore } from './store.ts';
import { anAuditEntry } from './testing/rows.ts';

async function open() {
  const dataDir = mkdtempSync(join(tmpdir(), 'gatehouse-disk-'));
  const lost: unknown[] = [];
  const store = await openStore({ dataDir, onLost: (error) => lost.push(error) });
  onTestFinished(async () => {
    await store.close().catch(() => {});
    rmSync(dataDir, { recursive: true, force: true });
  });
  return { store, lost, file: join(dataDir, 'gatehouse.db') };
}

test('a full disk is named, found by trying, and heals by itself', async () => {
  const { store, lost } = await open();
  const { db } = store.database;
  await store.tryDisk();
  const [pages] = (await sql<{ page_count: number }>`pragma page_count`.execute(db)).rows;
  await sql`pragma max_page_count = ${sql.raw(String(pages?.page_count))}`.execute(db);
  const big = (id: string) => anAuditEntry(id, { actorName: 'x'.repeat(100_000) });
  await expect(store.audit.append(big('a'))).rejects.toMatchObject({
    code: 'storage_full',
    status: 503,
    retry: 'later',
    details: { retryAfterMs: 5000 },
  });
  // What the trial before has left would be room enough for another trial, and for nothing else.
  for (let tries = 0; tries < 3; tries += 1) await expect(store.tryDisk()).rejects.toMatchObject({ code: 'storage_full' });
  expect(await store.audit.list({}, { limit: 9 })).toEqual([]);
  await sql`pragma max_page_count = 1000000`.execute(db);
  await store.tryDisk();
  await store.tryDisk();
  await store.audit.append(big('b'));
  expect(lost).toEqual([]);
});

test('a database that is no longer one is the end of it: nothing is answered after that, and it is told once', async () => {
  const { store, lost, file } = await open();
  const { db } = store.database;
  await store.audit.append(anAuditEntry('a'));
  await sql`pragma wal_checkpoint(truncate)`.execute(db);
  truncateSync(file, 0);
  writeFileSync(file, 'x'.repeat(500_000));
  await sql`pragma shrink_memory`.execute(db);
  await expect(store.audit.list({}, { limit: 9 })).rejects.toMatchObject({ code: 'storage_failed' });
  await expect(store.audit.append(anAuditEntry('b'))).rejects.toMatchObject({ code: 'storage_failed' });
  await expect(store.tryDisk()).rejects.toMatchObject({ code: 'storage_failed', details: { fix: expect.stringContaining('ends') } });
  expect(lost).toHaveLength(1);
});

/** Extended result codes of SQLite: https://sqlite.org/rescode.html. */
test.each([
  ['a flush that failed', 1034, 'lost'],
  ['a write that failed', 778, 'lost'],
  ['a database that is damaged', 11, 'lost'],
  ['no room', 13, 'full'],
  ['no room for the index of the log', 4874, 'full'],
  ['a rule of a table', 787, 'of the statement'],
  ['a database that is busy', 5, 'of the statement'],
] as const)('%s (%i) is %s', (_title, errcode, kind) => {
  const lost: unknown[] = [];
  const disk = createDisk({ onLost: (error) => lost.push(error) });
  const error = Object.assign(new Error('from SQLite'), { errcode });
  const attempt = () =>
    disk.guard(() => {
      throw error;
    });
  expect(attempt).toThrow(
    kind === 'of the statement' ? error : expect.objectContaining({ code: kind === 'full' ? 'storage_full' : 'storage_failed' }),
  );
  expect(disk.isFull()).toBe(kind === 'full');
  expect(lost).toEqual(kind === 'lost' ? [error] : []);
  const next = () => disk.guard(() => 'done');
  if (kind === 'lost') expect(next).toThrow(expect.objectContaining({ code: 'storage_failed' }));
  else expect(next()).toBe('done');
});
