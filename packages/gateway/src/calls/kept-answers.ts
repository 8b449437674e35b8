import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { type OperationFacts, parseExact, toExactJson } from '@gatehouse/connector';
import type { JournalEntry } from '../store/ports.ts';
import type { Vault } from '../vault/vault.ts';
import type { Answer } from './call.ts';

/** Characters of a sealed answer. A conversation with all its parts can be far larger; then only that it was done is kept. */
const longest = 256 * 1024;
/** More than this does not deflate to something that is kept. */
const mostJson = 16 * longest;

type Kept = Pick<Answer, 'status' | 'headers' | 'body' | 'text'>;
type Place = Pick<JournalEntry, 'id' | 'connectionId'>;

/** Answers of writes, sealed, for whoever asks for the same write again. */
export function createKeptAnswers({ records }: Pick<Vault, 'records'>) {
  const place = ({ id, connectionId }: Place) => ({ entryId: id, connectionId, field: 'answer' as const });
  return {
    /** Null when it is too large, or a file. */
    keep(entry: Place, { status, headers, body, text }: Kept): string | null {
      if (body instanceof Uint8Array) return null;
      const json = toExactJson(text === undefined ? { status, headers, body } : { status, headers, text });
      if (json.length > mostJson) return null;
      const sealed = records.seal(place(entry), deflateRawSync(json).toString('base64'));
      return sealed.length > longest ? null : sealed;
    },
    /** What is known of a write that was done: its answer, or that it was done. */
    read(entry: Place & Pick<JournalEntry, 'answer'>): Kept {
      const opened = entry.answer === null ? undefined : records.read(place(entry), entry.answer);
      if (opened === undefined) return { status: 200, headers: {}, body: undefined };
      const kept = parseExact(inflateRawSync(Buffer.from(opened, 'base64')).toString()) as Kept;
      return kept.text === undefined ? kept : { ...kept, body: parseExact(kept.text) };
    },
  };
}

/** The id of what a create made; what was made within something else is known by that. */
export function madeIdOf({ effect, places, audit }: OperationFacts, body: unknown): string | undefined {
  const isWithin = audit.target !== undefined && places[audit.target] === 'path';
  const id = effect === 'create' && !isWithin && typeof body === 'object' && body !== null ? (body as { id?: unknown }).id : undefined;
  return typeof id === 'string' && id.length <= 255 ? id : undefined;
}
