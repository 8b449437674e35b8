import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ConfigError } from '../errors.ts';

const setting = 'GATEHOUSE_DATA_DIR';

/** Makes the folder, readable by its owner alone. A folder that exists keeps its mode: it may be a mounted volume. */
export function makeDataFolder(dataDir: string): void {
  try {
    makeFolder(resolve(dataDir));
    if (!statSync(dataDir).isDirectory()) throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR' });
  } catch (error) {
    throw toConfigError(dataDir, error);
  }
}

/** Node's own `recursive` never returns where a folder exists and takes no folders, as in `/proc`. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Another gateway that starts at the same moment made it; the lock will tell them apart.
    if (!existsSync(folder)) throw error;
  }
}

/** Makes the file, or narrows it, so that only its owner reads it; SQLite gives its side files the same mode. */
export function makePrivateFile(file: string, dataDir: string): void {
  try {
    closeSync(openSync(file, 'a', 0o600));
    if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600);
  } catch (error) {
    throw toConfigError(dataDir, error);
  }
}

/**
 * One gateway for one folder. The lock is an SQLite lock on a side file, which the operating system drops when the process dies,
 * however it dies; the file itself stays and means nothing. The database is not locked that way, so that a backup tool can read it.
 */
export function lockDataFolder(dataDir: string): { release(): void } {
  const file = join(dataDir, 'gatehouse.lock');
  makePrivateFile(file, dataDir);
  const holder = new DatabaseSync(file, { timeout: 0 });
  try {
    holder.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE;');
  } catch (error) {
    holder.close();
    if (!isBusy(error)) throw toConfigError(dataDir, error);
    throw new ConfigError(
      setting,
      `another Gatehouse is using ${dataDir}`,
      'Stop the other one, or give this one a data folder of its own.',
      { cause: error },
    );
  }
  return {
    release() {
      if (holder.isOpen) holder.close();
    },
  };
}

/** SQLite's primary result codes, https://sqlite.org/rescode.html. */
const sqliteCodes = { busy: 5, corrupt: 11, full: 13, notADatabase: 26 } as const;
const sqliteWriteCodes: readonly number[] = [3, 8, 10, 14];

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' && (error.errcode & 0xff) === sqliteCodes.busy;

/** What the file system or SQLite said, in words that name the setting and the way out; any other error as it is. */
export function toConfigError(dataDir: string, error: unknown): unknown {
  if (error instanceof ConfigError || !(error instanceof Error) || !('code' in error)) return error;
  const { code } = error;
  const sqlite = 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;
  const say = (problem: string, fix: string) => new ConfigError(setting, problem, fix, { cause: error });
  if (code === 'ENOTDIR') return say(`${dataDir} is not a folder`, 'Name a folder, or remove the file that is in the way.');
  if (code === 'ENOSPC' || sqlite === sqliteCodes.full) {
    return say(`there is no space left for ${dataDir}`, 'Make space, or name a folder on another disk.');
  }
  if (sqlite === sqliteCodes.corrupt || sqlite === sqliteCodes.notADatabase) {
    return say(`the database in ${dataDir} is damaged`, 'Restore it from a backup.');
  }
  if (isBusy(error)) {
    return say(`another program is writing to the database in ${dataDir}`, 'Close it, and start again.');
  }
  if (sqlite !== undefined && !sqliteWriteCodes.includes(sqlite)) return error;
  return say(
    `${dataDir} cannot be written (${sqlite === undefined ? code : error.message})`,
    'Give the user that runs Gatehouse the right to write there, or name another folder.',
  );
}
