import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { Browser } from '../../scripts/demo/browser.ts';
import { mintToken, startProduct } from '../../scripts/demo/product.ts';
import { dataFolder } from './product.ts';

/**
 * docs/operate.md, carried out: the commands are read from the page, and only its example paths are replaced. "Recover an account" is in
 * recover.test.ts, "Retire a key" in key-rotation.test.ts, and how long the audit is kept in the tests of the gateway.
 */
const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/operate.md'), 'utf8');
const ada = { email: 'ada@example.com', password: 'a harbour in the winter light' };

/** The shell commands below a heading of the page, up to the next heading; a start is for the test to make. */
function commandsBelow(heading: string): string[] {
  const from = page.indexOf(`\n${heading}\n`);
  expect(from, heading).toBeGreaterThan(0);
  const [section = ''] = page.slice(from + heading.length + 1).split(/\n##+ /);
  const blocks = [...section.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block = '']) => block.trim());
  return blocks.flatMap((block) => block.split('\n')).filter((line) => !line.endsWith('gatehouse start'));
}

function folders() {
  const { path, remove } = dataFolder();
  onTestFinished(remove);
  for (const name of ['bin', 'backups', 'safe', 'srv']) mkdirSync(join(path, name));
  // Installed, `gatehouse` is a link to this file.
  writeFileSync(
    join(path, 'bin/gatehouse'),
    `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'packages/gateway/src/main.ts')}" "$@"\n`,
  );
  chmodSync(join(path, 'bin/gatehouse'), 0o755);
  const dataDir = join(path, 'data');
  const run = (command: string) => {
    const here = command
      .replaceAll('/backups/', `${path}/backups/`)
      .replaceAll('/srv/gatehouse/', `${path}/srv/`)
      .replaceAll('/safe/', `${path}/safe/`);
    const done = spawnSync('sh', ['-c', here], {
      encoding: 'utf8',
      env: { PATH: `${join(path, 'bin')}:${process.env['PATH']}`, GATEHOUSE_DATA_DIR: dataDir },
    });
    return { code: done.status, said: done.stdout + done.stderr };
  };
  return { path, dataDir, restored: join(path, 'srv/data'), run };
}

/** An organisation with a workspace, a group that may read tags, and its key. */
async function prepare(dataDir: string) {
  const product = await startProduct({ dataDir, keepData: true });
  onTestFinished(async () => void (await product.stop()));
  const admin = new Browser(product.url);
  const token = product.claimLink.split('/').at(-1) ?? '';
  await admin.call('invitations.accept', { token, name: 'Ada', ...ada, organisation: 'Operate Ltd' });
  const { id: connectionId } = await admin.call('connections.add_token', { accessToken: await mintToken(product), name: 'main' });
  const { id } = await admin.call('groups.create', { name: 'Support' });
  await admin.call('groups.set_grant', { id, connectionId, scopes: ['tags:read'] });
  const { secret } = await admin.call('keys.create', { groupId: id, name: 'k' });
  return { product, secret };
}

async function start(dataDir: string) {
  const product = await startProduct({ dataDir, keepData: true });
  onTestFinished(async () => void (await product.stop()));
  return product;
}

const read = async (url: string, secret: string) => {
  const response = await fetch(`${url}/intercom/main/tags`, { headers: { authorization: `Bearer ${secret}` } });
  return response.ok ? 'answered' : `${response.status} ${JSON.stringify(await response.json())}`;
};

test('a backup of a running gateway, restored with the key ring, goes on where it was', async () => {
  const { path, dataDir, restored, run } = folders();
  const { product, secret } = await prepare(dataDir);
  const [backup = '', ...restore] = commandsBelow('## Back up, and restore');
  expect(backup).toMatch(/^gatehouse backup /);
  expect(restore.length).toBeGreaterThanOrEqual(3);

  const done = run(backup);
  expect(done).toEqual({ code: 0, said: expect.stringContaining('gatehouse.db, sandbox.jsonl.\nThe key ring is not in it') });
  const made = join(path, 'backups', backup.split('/').at(-1) ?? '');
  expect(readdirSync(made).sort()).toEqual(['gatehouse.db', 'sandbox.jsonl']);
  for (const name of readdirSync(made)) expect(statSync(join(made, name)).mode & 0o077).toBe(0);
  expect(run(backup)).toEqual({ code: 2, said: expect.stringContaining('is not empty') });
  expect(await read(product.url, secret)).toBe('answered');
  copyFileSync(join(dataDir, 'keyring.json'), join(path, 'safe/keyring.json'));
  await product.stop();
  rmSync(dataDir, { recursive: true });

  for (const command of restore) expect(run(command)).toEqual({ code: 0, said: '' });
  const again = await start(restored);
  expect(again.claimLink).toBe('');
  expect(await read(again.url, secret)).toBe('answered');
  const admin = new Browser(again.url);
  await admin.call('session.create', ada);
  expect((await admin.call('connections.list', {})).connections.map(({ state }) => state)).toEqual(['connected']);
});

test('without the key ring it does not start; with what it sealed forgotten, it does, and all but the credentials is there', async () => {
  const { dataDir, run } = folders();
  const { product, secret } = await prepare(dataDir);
  const [command = ''] = commandsBelow('### The key ring is lost');
  expect(run(command)).toEqual({ code: 1, said: expect.stringContaining('so its key ring is there') });
  await product.stop();
  expect(run(command)).toEqual({ code: 1, said: expect.stringContaining('Nothing is lost: the key ring') });
  rmSync(join(dataDir, 'keyring.json'));
  await expect(start(dataDir)).rejects.toThrow(/ended with 2[\s\S]*keyring.json is missing/);

  expect(run(command.replace(' --forget', ''))).toEqual({ code: 2, said: expect.stringContaining('--forget') });
  expect(run(command)).toEqual({ code: 0, said: expect.stringContaining('Forgotten: 1 credentials') });
  const again = await start(dataDir);
  expect(again.output()).toContain('key ring  made');
  const told = await read(again.url, secret);
  expect(told).toContain('reconnect_required');
  expect(told).toContain('The key ring was lost');
  expect(told).not.toContain('no longer accepts');
  const admin = new Browser(again.url);
  await admin.call('session.create', ada);
  const [connection] = (await admin.call('connections.list', {})).connections;
  expect(connection).toMatchObject({ state: 'reconnect_required', problem: expect.stringContaining('The key ring was lost') });
  const { rows } = await admin.call('activity.list', { limit: 20 });
  expect(rows.some(({ event, actorName }) => event === 'key_ring.forgotten' && actorName === 'machine')).toBe(true);
  await admin.call('connections.add_token', { accessToken: await mintToken(again) });
  expect(await read(again.url, secret)).toBe('answered');
});

test('a backup with the key ring has it, a damaged database is no backup, and nothing is left of what failed', async () => {
  const { path, dataDir, run } = folders();
  const { product } = await prepare(dataDir);
  expect(run('gatehouse backup /backups/whole --with-key-ring')).toEqual({
    code: 0,
    said: expect.stringContaining('whoever has this folder can open'),
  });
  expect(readdirSync(join(path, 'backups/whole')).sort()).toEqual(['gatehouse.db', 'keyring.json', 'sandbox.jsonl']);
  expect(run('gatehouse backup "$GATEHOUSE_DATA_DIR/backup"')).toEqual({
    code: 2,
    said: expect.stringContaining('in the data folder itself'),
  });
  await product.stop();
  const file = join(dataDir, 'gatehouse.db');
  const bytes = readFileSync(file);
  bytes.fill(0x2a, 20_000, 60_000);
  writeFileSync(file, bytes);
  const damaged = run('gatehouse backup /backups/damaged');
  expect(damaged.code).not.toBe(0);
  expect(damaged.said).toMatch(/damaged|malformed/);
  expect(readdirSync(join(path, 'backups'))).toEqual(['whole']);
  expect(run('GATEHOUSE_DATA_DIR=/nowhere gatehouse backup /backups/x')).toEqual({
    code: 2,
    said: expect.stringContaining('holds no Gatehouse database'),
  });
});
