import { closeSync, existsSync, fstatSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { Size } from '../parts/room.ts';
import type { AuthRecord } from '../server/auth.ts';
import type { WebhookRecord } from '../webhooks/endpoints.ts';
import type { EffectRecord } from './ledger.ts';

/** Which world the records belong to. The time it was made at is kept, so that a restart makes the same one. */
export interface Opening {
  kind: 'opened';
  format: 1;
  seed: number;
  /** Unix seconds. */
  base: number;
  region: string;
  size: Size;
}

export type StateRecord = Opening | EffectRecord | AuthRecord | WebhookRecord | { kind: 'reset'; at: number };

export interface StateFile {
  /** What earlier runs wrote, the opening left out. */
  readonly records: readonly StateRecord[];
  readonly opening: Opening;
  append(record: StateRecord): void;
  close(): void;
}

/** Without a file: nothing to replay, and what happens is forgotten. */
export const memoryOnly = (opening: Opening): StateFile => ({ records: [], opening, append: () => {}, close: () => {} });

/**
 * Opens the log of everything that happened, one JSON document a line. A record is on disk before its effect is visible. A last
 * line without its end was being written when the process died: nobody was told of it, so it is cut off.
 */
export function openStateFile(path: string, fresh: Opening): StateFile {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  const lines = whole.split('\n').slice(0, -1);
  const records = lines.map((line, index) => parse(line, path, index + 1));
  const [first, ...others] = records;
  if (first !== undefined) check(first, fresh, path);
  const file = openSync(path, 'a', 0o600);
  if (fstatSync(file).size > Buffer.byteLength(whole)) ftruncateSync(file, Buffer.byteLength(whole));
  const append = (record: StateRecord) => {
    writeSync(file, `${JSON.stringify(record)}\n`);
  };
  if (first === undefined) append(fresh);
  return {
    records: others,
    opening: first?.kind === 'opened' ? first : fresh,
    append,
    close: () => {
      fsyncSync(file);
      closeSync(file);
    },
  };
}

function parse(line: string, path: string, number: number): StateRecord {
  try {
    return JSON.parse(line) as StateRecord;
  } catch (cause) {
    throw new Error(`The state file ${path} is damaged at line ${number}. Restore it, or delete it to start anew.`, { cause });
  }
}

function check(first: StateRecord, fresh: Opening, path: string): void {
  if (first.kind !== 'opened' || first.format !== 1) {
    throw new Error(`${path} is not a state file of this sandbox. Choose another --state-file.`);
  }
  const differing = (['seed', 'region'] as const).find((key) => first[key] !== fresh[key]);
  if (differing) {
    throw new Error(
      `The state file ${path} was made with ${differing} ${first[differing]}, not ${fresh[differing]}. Use that ${differing}, or another file.`,
    );
  }
}
