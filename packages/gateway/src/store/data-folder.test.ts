import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ConfigError } from '../errors.ts';
import { sqliteDialect } from './dialects/sqlite.ts';
import { migrations } from './migrations/index.ts';
import { openStore, openWith } from './store.ts';
import { aConnection, aGroup, anAuditEntry, anIntent, anOutcome } from './testing/rows.ts';

const clock = { now: () => 1, sleep: async () => {} };
let folder: string;
let dataDir: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-open-'));
  dataDir = join(folder, 'data');
});
afterEach(() => rmSync(folder, { recursive: true }));

async function refusal(where: string): Promise<ConfigError> {
  const error = await openStore({ dataDir: where }).then(
    (store) => store.close(),
    (error: unknown) => error,
  );
  if (!(error instanceof ConfigError)) throw error ?? new Error('was not refused');
  expect(error.setting).toBe('GATEHOUSE_DATA_DIR');
  expect(error.fix).toBeTruthy();
  return error;
}

describe('the data folder', () => {
  test('is made for its owner only, files included, whatever the umask', async () => {
    const umask = process.umask(0o000);
    try {
      const store = await openStore({ dataDir });
      await store.groups.add(aGroup('g'));
      expect(statSync(dataDir).mode & 0o777).toBe(0o700);
      const modes = readdirSync(dataDir).map((file) => `${file} ${(statSync(join(dataDir, file)).mode & 0o777).toString(8)}`);
      expect(modes.sort()).toEqual(['gatehouse.db 600', 'gatehouse.db-shm 600', 'gatehouse.db-wal 600', 'gatehouse.lock 600']);
      await store.close();
      chmodSync(join(dataDir, 'gatehouse.db'), 0o644);
      await (await openStore({ dataDir })).close();
      expect(statSync(join(dataDir, 'gatehouse.db')).mode & 0o777).toBe(0o600);
    } finally {
      process.umask(umask);
    }
  });

  test('keeps everything for the next start', async () => {
    const first = await openStore({ dataDir });
    await first.groups.add(aGroup('g'));
    const organisation = await first.organisation.get(1);
    const version = first.policy.version();
    expect(version).toBeGreaterThan(0);
    await first.close();
    const second = await openStore({ dataDir });
    expect(await second.groups.list()).toEqual([aGroup('g')]);
    expect(await second.organisation.get(2)).toEqual(organisation);
    expect(second.policy.version()).toBe(version);
    await second.close();
  });

  test('commits to the disk before it answers', async () => {
    const store = await openStore({ dataDir });
    const pragma = async (name: string) => Object.values((await sql.raw(`pragma ${name}`).execute(store.database.db)).rows[0] ?? {})[0];
    expect(await pragma('journal_mode')).toBe('wal');
    expect(await pragma('synchronous')).toBe(2);
    expect(await pragma('foreign_keys')).toBe(1);
    await store.close();
  });

  test('that is a file, below a file, or cannot be made, is refused', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, 'mine');
    expect((await refusal(file)).message).toContain('is not a folder');
    expect((await refusal(join(file, 'below'))).message).toContain('is not a folder');
    expect((await refusal('/proc/gatehouse')).message).toContain('cannot be written');
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  test('that cannot be written is refused', async () => {
    // Root writes to any folder but those of the kernel.
    const closed = process.getuid?.() === 0 ? '/proc' : dataDir;
    if (closed === dataDir) {
      await (await openStore({ dataDir })).close();
      chmodSync(dataDir, 0o500);
    }
    expect((await refusal(closed)).message).toContain('cannot be written');
    if (closed === dataDir) chmodSync(dataDir, 0o700);
  });

  test('with a damaged database is refused, and left as it is', async () => {
    await (await openStore({ dataDir })).close();
    const file = join(dataDir, 'gatehouse.db');
    const damaged = 'this is not a database '.repeat(500);
    writeFileSync(file, damaged);
    expect((await refusal(dataDir)).message).toContain('is damaged');
    expect(readFileSync(file, 'utf8')).toBe(damaged);
  });
});

describe('the lock', () => {
  test('keeps a second gateway out until the first has stopped', async () => {
    const first = await openStore({ dataDir });
    expect((await refusal(dataDir)).message).toContain('another Gatehouse is using');
    await first.close();
    await (await openStore({ dataDir })).close();
  });

  test('keeps another process out, and goes when its holder is killed', async () => {
    const program = `
      import { openStore } from ${JSON.stringify(new URL('./store.ts', import.meta.url).href)};
      await openStore({ dataDir: process.argv[1] });
      console.log('open');
      setInterval(() => {}, 1000);`;
    const holder = spawn(process.execPath, ['--input-type=module-typescript', '-e', program, dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(holder, 'exit');
    try {
      await once(holder.stdout, 'data');
      expect((await refusal(dataDir)).message).toContain('another Gatehouse is using');
    } finally {
      holder.kill('SIGKILL');
      await ended;
    }
    await (await openStore({ dataDir })).close();
  });

  test('is let go when the start fails', async () => {
    await (await openStore({ dataDir })).close();
    const file = join(dataDir, 'gatehouse.db');
    const good = readFileSync(file);
    writeFileSync(file, 'damaged '.repeat(1000));
    await refusal(dataDir);
    writeFileSync(file, good);
    await (await openStore({ dataDir })).close();
  });

  test('of another program on the database is named as that', async () => {
    await (await openStore({ dataDir })).close();
    const other = new DatabaseSync(join(dataDir, 'gatehouse.db'));
    other.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; CREATE TABLE mine (id TEXT)');
    expect((await refusal(dataDir)).message).toContain('another program is writing');
    other.close();
  });

  test('does not keep a backup tool from reading', async () => {
    const store = await openStore({ dataDir });
    await store.groups.add(aGroup('g'));
    const reader = new DatabaseSync(join(dataDir, 'gatehouse.db'), { readOnly: true });
    expect(reader.prepare('select count(*) as n from groups').get()).toMatchObject({ n: 1 });
    reader.close();
    await store.close();
  });
});

describe('migrations', () => {
  test('are recorded, and run once', async () => {
    for (const _ of [1, 2]) {
      const store = await openStore({ dataDir, clock });
      expect(await store.database.db.selectFrom('schema_versions').selectAll().execute()).toEqual(
        migrations.map(({ name }, index) => ({ number: index + 1, name, appliedAt: 1 })),
      );
      await store.close();
    }
  });

  test('of a newer version are refused, and nothing is changed', async () => {
    const store = await openStore({ dataDir });
    await store.database.db.insertInto('schema_versions').values({ number: 99, name: '0099-future', appliedAt: 1 }).execute();
    await store.close();
    expect((await refusal(dataDir)).message).toMatch(/written by a newer Gatehouse \(schema 99, 0099-future; this one knows \d+\)/);
  });

  test('that fail leave nothing behind', async () => {
    const file = join(folder, 'half.db');
    const half = {
      ...migrations[0],
      name: '9999-half' as const,
      async up(db: Parameters<NonNullable<(typeof migrations)[0]>['up']>[0]) {
        await db.schema.createTable('leftover').addColumn('id', 'text').execute();
        throw new Error('in the middle');
      },
    };
    await expect(openWith(sqliteDialect(file), { clock, newId: () => 'id', list: [...migrations, half] })).rejects.toThrow('in the middle');
    const database = new DatabaseSync(file);
    expect(database.prepare('select count(*) as n from sqlite_schema').get()).toMatchObject({ n: 0 });
    database.close();
  });
});

describe('an audit row, whoever has the database open,', () => {
  test.each([
    ['is not deleted', `delete from audit`],
    ['is not replaced', `insert or replace into audit select * from audit where id = 'done'`],
    [
      'is not replaced under another number',
      `insert or replace into audit ("id", "at", "actorKind", "actorId", "actorName", "surface", "operation", "event", "effect", "outcome", "requestId")
       values ('done', 1, 'key', 'k', 'Mallory', 'mcp', 'o', 'e', 'read', 'ok', 'r')`,
    ],
    ['keeps its actor', `update audit set "actorName" = 'Mallory' where id = 'pending'`],
    ['keeps its time', `update audit set "at" = 5 where id = 'pending'`],
    ['keeps its number', `update audit set "sequence" = 5 where id = 'pending'`],
    ['keeps its outcome', `update audit set "outcome" = 'ok' where id = 'done'`],
    ['is not opened again', `update audit set "outcome" = 'pending' where id = 'done'`],
    ['keeps its explanation', `update audit set "explanation" = null where id = 'done'`],
  ])('%s', async (_, statement) => {
    const store = await openStore({ dataDir });
    await store.audit.append(anAuditEntry('done'), anOutcome({ outcome: 'denied', explanation: 'why' }));
    await store.audit.append(anAuditEntry('pending'));
    const before = await store.audit.list({}, { limit: 9 });
    const other = new DatabaseSync(join(dataDir, 'gatehouse.db'));
    expect(() => other.exec(statement)).toThrow(/audit: .* never/);
    other.close();
    expect(await store.audit.list({}, { limit: 9 })).toEqual(before);
    await store.close();
  });

  test('has every column either fixed or part of the outcome', async () => {
    const store = await openStore({ dataDir });
    const columns = Object.keys({ ...anAuditEntry('x'), ...anOutcome() });
    const outcome = ['outcome', 'errorCode', 'explanation', 'intercomRequestId', 'status', 'durationMs'];
    await store.audit.append(anAuditEntry('pending'));
    for (const column of columns.filter((name) => !outcome.includes(name))) {
      await expect(sql`update audit set ${sql.ref(column)} = ${sql.ref(column)}`.execute(store.database.db)).rejects.toThrow(
        'never rewritten',
      );
    }
    await store.close();
  });

  test.each([
    [{}, /SCAN audit$/],
    [{ outcome: 'denied' as const }, /audit_outcome/],
    [{ operation: 'contacts.list' }, /audit_operation/],
    [{ groupId: 'g' }, /audit_groupId/],
    [{ connectionId: 'c' }, /audit_connectionId/],
    [{ actorId: 'a' }, /audit_actorId/],
    [{ surface: 'rest' as const }, /audit_surface/],
  ])('is listed without sorting or reading the whole table: %j', async (filter, plan) => {
    const store = await openStore({ dataDir });
    let asked = '';
    const { db } = store.database;
    const [column, value] = Object.entries(filter)[0] ?? [];
    const query = column === undefined ? sql`` : sql`where ${sql.ref(column)} = ${value} and sequence < 9`;
    const { rows } = await sql<{ detail: string }>`explain query plan select * from audit ${query} order by sequence desc limit 50`.execute(
      db,
    );
    asked = rows.map((row) => row.detail).join('; ');
    expect(asked).toMatch(plan);
    expect(asked).not.toContain('TEMP B-TREE');
    await store.close();
  });
});

test('what a gateway forgot and was killed before it left the log is gone with the next start', async () => {
  const secret = `v1.k1.${'killed~'.repeat(400)}`;
  const found = (where: string) =>
    ['gatehouse.db', 'gatehouse.db-wal'].filter((file) => readFileSync(join(where, file)).includes('killed~killed~'));
  const store = await openStore({ dataDir });
  await store.connections.add(aConnection('c1'), { connectionId: 'c1', version: 1, sealed: secret });
  await store.database.db.deleteFrom('credentials').execute();
  // The folder as a kill leaves it at this moment.
  const left = join(folder, 'left');
  cpSync(dataDir, left, { recursive: true });
  await store.close();
  expect(found(left)).not.toEqual([]);
  const again = await openStore({ dataDir: left });
  expect(found(left)).toEqual([]);
  await again.close();
});

test('of a credential that was replaced or disconnected, and of what was asked with it, no byte is left in any file', async () => {
  const secret = (name: string) => `v1.k1.${name}.${`${name}~`.repeat(400)}`;
  const found = (name: string) =>
    readdirSync(dataDir)
      .filter((file) => statSync(join(dataDir, file)).isFile())
      .filter((file) => readFileSync(join(dataDir, file)).includes(`${name}~${name}~`));
  const store = await openStore({ dataDir });
  for (const id of ['c1', 'c2'])
    await store.connections.add(aConnection(id), { connectionId: id, version: 1, sealed: secret(`first${id}`) });
  await store.connections.reconnect(aConnection('c1'), { connectionId: 'c1', version: 2, sealed: secret('second') });
  await store.journal.intend(anAuditEntry('a'), anIntent('w', { auditId: 'a', connectionId: 'c1', request: secret('asked') }));
  await store.journal.settle({ id: 'w', auditId: 'a' }, anOutcome({ outcome: 'unknown' }), 2);
  expect(found('firstc1')).toEqual([]);
  expect(found('second')).not.toEqual([]);
  expect(found('asked')).not.toEqual([]);

  await store.connections.remove('c1');
  expect([found('second'), found('asked')]).toEqual([[], []]);
  expect(found('firstc2')).not.toEqual([]);
  await store.close();
  const again = await openStore({ dataDir });
  expect([found('second'), found('asked')]).toEqual([[], []]);
  expect((await again.connections.readCredential('c2'))?.sealed).toBe(secret('firstc2'));
  await again.close();
});
