import { createSecretKey, hkdfSync, type KeyObject, randomBytes as systemRandomBytes } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { ConfigError } from '../errors.ts';

export interface SealingKey {
  readonly id: string;
  /** 32 bytes, as an object that shows them to nobody who prints it. */
  readonly key: KeyObject;
}

/** The keys that protect what lies in the store. The first seals; the others only open what they sealed before. */
export interface KeyRing {
  readonly current: SealingKey;
  /** All of them, the current one first. */
  readonly keys: readonly SealingKey[];
  find(id: string): SealingKey | undefined;
  /** What to name when the ring is the wrong one: the setting, or the file. */
  readonly source: string;
}

export type RandomBytes = (size: number) => Buffer;

const setting = 'GATEHOUSE_KEYRING';
const keyBytes = 32;
const idPattern = /^[A-Za-z0-9_-]{1,40}$/;
const makeOne = "node -e \"console.log('k1:' + crypto.randomBytes(32).toString('base64'))\"";

/** Reads a ring such as `k2:base64,k1:base64`. Errors name the entry by its number, because any part of it may be a key. */
export function parseKeyRing(text: string): KeyRing {
  const refuse = (problem: string) =>
    new ConfigError(setting, problem, `Write entries such as \`k1:<base64 of 32 bytes>\`, separated by commas. Make one: ${makeOne}`);
  const entries = text.split(',').map((entry) => entry.trim());
  if (text.trim() === '') throw refuse('is set, but empty');
  const keys = entries.map((entry, index): SealingKey => {
    const place = `entry ${index + 1} of ${entries.length}`;
    const colon = entry.indexOf(':');
    if (colon < 0) throw refuse(`${place} has no \`:\` between id and key`);
    const id = entry.slice(0, colon);
    if (!idPattern.test(id)) throw refuse(`${place} has an id that is not 1 to 40 letters, digits, \`-\` or \`_\``);
    const key = decodeKey(entry.slice(colon + 1));
    if (!key) throw refuse(`${place} is not the base64 of exactly ${keyBytes} bytes`);
    return { id, key };
  });
  return toRing(keys, setting, (id) => refuse(`has the id ${id} twice`));
}

const KeyRingFile = z.strictObject({
  keys: z.array(z.strictObject({ id: z.string().regex(idPattern), key: z.string() })).min(1),
});

export interface KeyRingFileOptions {
  /** False once something was sealed: another ring could not open it, and would stand in the way of the lost one. @default true */
  readonly mayMake?: boolean;
  readonly randomBytes?: RandomBytes;
}

/** The ring in the data folder, made on the first start. Whoever has the folder has the keys: for more, set GATEHOUSE_KEYRING. */
export function openKeyRingFile(
  dataDir: string,
  { mayMake = true, randomBytes = systemRandomBytes }: KeyRingFileOptions = {},
): { readonly ring: KeyRing; readonly file: string; readonly made: boolean } {
  const file = join(dataDir, 'keyring.json');
  const made = mayMake && makeFile(file, randomBytes);
  return { ring: readFile(file), file, made };
}

function makeFile(file: string, randomBytes: RandomBytes): boolean {
  const content = `${JSON.stringify({ keys: [{ id: 'k1', key: randomBytes(keyBytes).toString('base64') }] })}\n`;
  try {
    // Flushed: a credential sealed with a key that a power cut takes away is lost.
    writeFileSync(file, content, { flag: 'wx', mode: 0o600, flush: true });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw new ConfigError(
      'GATEHOUSE_DATA_DIR',
      `the key ring ${file} cannot be made`,
      `Give the user that runs Gatehouse the right to write there, or set ${setting}.`,
      { cause: error },
    );
  }
}

function readFile(file: string): KeyRing {
  const refuse = (problem: string, fix: string, cause?: unknown) =>
    new ConfigError('GATEHOUSE_DATA_DIR', `${file} ${problem}`, fix, { cause });
  let text: string;
  try {
    if ((statSync(file).mode & 0o077) !== 0) {
      throw refuse('can be read by other users of this machine', `Run: chmod 600 ${file}`);
    }
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw refuse('is missing, and the data was sealed with it', `Restore it from a backup, or set ${setting} to the ring that was used.`);
    }
    throw refuse('cannot be read', 'Give the user that runs Gatehouse the right to read it.', error);
  }
  const malformed = () =>
    refuse('is not a key ring', `Restore it from a backup, or set ${setting}. Without it, connections must be made again.`);
  const content = KeyRingFile.safeParse(parseJson(text));
  // The parser's own complaint is not passed on: it may quote the file.
  if (!content.success) throw malformed();
  const keys = content.data.keys.map(({ id, key: encoded }) => {
    const key = decodeKey(encoded);
    if (!key) throw malformed();
    return { id, key };
  });
  return toRing(keys, file, (id) => refuse(`has the id ${id} twice`, 'Keep one of the two keys.'));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A secret of its own for another room, which says nothing about the key. It changes when another key is put first. */
export function deriveSecret(ring: KeyRing, purpose: string): string {
  return Buffer.from(hkdfSync('sha256', ring.current.key, '', `gatehouse ${purpose}`, keyBytes)).toString('base64url');
}

/** Node's decoder skips what it does not understand, so only a text that comes back the same is taken. */
function decodeKey(text: string): KeyObject | undefined {
  const bytes = Buffer.from(text, 'base64');
  const canonical = bytes.toString('base64');
  const fits = bytes.length === keyBytes && (text === canonical || text === canonical.replace(/=+$/, ''));
  return fits ? createSecretKey(bytes) : undefined;
}

function toRing(keys: readonly SealingKey[], source: string, twice: (id: string) => ConfigError): KeyRing {
  const byId = new Map<string, SealingKey>();
  for (const key of keys) {
    if (byId.has(key.id)) throw twice(key.id);
    byId.set(key.id, key);
  }
  const [current] = keys;
  if (!current) throw new Error('a key ring has at least one key');
  return { current, keys, find: (id) => byId.get(id), source };
}
