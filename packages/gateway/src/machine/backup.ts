import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { ConfigError } from '../errors.ts';

const setting = 'GATEHOUSE_DATA_DIR';
/** Pages at a time: a gateway that writes meanwhile does not wait for the copy. */
const pagesAtOnce = 500;

/**
 * Copies what is needed to start again into a new folder, whether a gateway runs or not: the database as it is at one moment, read once
 * more to see that it is whole, and what the sandbox remembers. The key ring only where it is asked for: whoever has both can open
 * the credentials. Answers the names of the files. Throws `ConfigError`; then the folder is not there.
 */
export async function backUp(dataDir: string, target: string, { withKeyRing }: { readonly withKeyRing: boolean }): Promise<string[]> {
  const source = join(dataDir, 'gatehouse.db');
  if (!existsSync(source)) {
    throw new ConfigError(
      setting,
      `${resolve(dataDir)} holds no Gatehouse database`,
      'Set it to the folder that the gateway was started with.',
    );
  }
  if (isBelow(resolve(target), resolve(dataDir))) {
    throw new ConfigError(
      'folder',
      `${target} is in the data folder itself`,
      'Name a folder elsewhere, best on another disk: what is lost with the data is no backup, and the data folder keeps nothing that was forgotten.',
    );
  }
  const existed = makeEmpty(target);
  try {
    await copyDatabase(source, join(target, 'gatehouse.db'));
    const others = ['sandbox.jsonl', ...(withKeyRing ? ['keyring.json'] : [])].filter((name) => existsSync(join(dataDir, name)));
    for (const name of others) {
      copyFileSync(join(dataDir, name), join(target, name));
      chmodSync(join(target, name), 0o600);
    }
    return ['gatehouse.db', ...others];
  } catch (error) {
    for (const name of readdirSync(target)) rmSync(join(target, name), { force: true });
    if (!existed) rmSync(target, { recursive: true, force: true });
    throw error;
  }
}

const isBelow = (path: string, folder: string) => path === folder || path.startsWith(`${folder}${sep}`);

/** Answers whether it was there. */
function makeEmpty(target: string): boolean {
  const existed = existsSync(target);
  try {
    mkdirSync(target, { recursive: true, mode: 0o700 });
    if (readdirSync(target).length === 0) return existed;
  } catch (cause) {
    throw new ConfigError('folder', `${target} cannot be made`, 'Name a new folder, in one that you may write to.', { cause });
  }
  throw new ConfigError('folder', `${target} is not empty`, 'Name a new folder: an older backup is never written over.');
}

async function copyDatabase(source: string, target: string): Promise<void> {
  const database = new DatabaseSync(source, { readOnly: true, timeout: 5000 });
  try {
    await backup(database, target, { rate: pagesAtOnce });
  } finally {
    database.close();
  }
  chmodSync(target, 0o600);
  const copy = new DatabaseSync(target);
  try {
    // One file instead of three: what is restored needs nothing beside it.
    copy.exec('PRAGMA journal_mode = DELETE');
    const [result] = copy.prepare('PRAGMA integrity_check').all() as { integrity_check: string }[];
    if (result?.integrity_check === 'ok') return;
    throw new ConfigError(
      setting,
      `the database in it is damaged: ${result?.integrity_check}`,
      'Keep the backups that there are, and restore the newest one.',
    );
  } finally {
    copy.close();
  }
}
