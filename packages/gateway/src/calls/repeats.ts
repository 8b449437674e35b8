import { createHash } from 'node:crypto';
import type { OperationFacts } from '@gatehouse/connector';
import { succeeded } from '../audit/outcome.ts';
import { GatewayError } from '../errors.ts';
import type { JournalEntry, RepeatRule } from '../store/ports.ts';
import type { Call } from './call.ts';
import type { Input } from './check-input.ts';
import type { createKeptAnswers } from './kept-answers.ts';
import { type Ending, refused } from './outcome.ts';

/** Within which the same write of the same caller is taken for a blind repeat: longer than programs go on repeating. */
export const equalWindowMs = 120_000;
/** For as long as a key names its write. */
export const keyWindowMs = 24 * 60 * 60 * 1000;

/** By which write an earlier one of the caller is known; a key is as good as its hash, and may be anything. */
export const callerOf = ({ principal: { kind, id } }: Pick<Call, 'principal'>): string => `${kind}:${id}`;
export const keyOf = ({ idempotencyKey }: Pick<Call, 'idempotencyKey'>): string | null =>
  idempotencyKey === undefined ? null : createHash('sha256').update(idempotencyKey).digest('hex');

/** Which earlier writes stand for this one. */
export const ruleOf = (operation: OperationFacts, input: Input, now: number): RepeatRule => ({
  keyedSince: now - keyWindowMs,
  equalSince: isMeantEachTime(operation, input) ? null : now - equalWindowMs,
});

/** What only sets a state: close, reopen, close are three calls. */
export function isMeantEachTime({ retry, setsState }: OperationFacts, input: Input): boolean {
  if (retry === 'S') return true;
  if (!setsState) return false;
  const { field, values, without } = setsState;
  return values.includes(String(input[field])) && !without.some((name) => input[name] !== undefined);
}

/** Printable ASCII, as headers carry it. Throws `input_invalid`; `field` is what the surface calls it. */
export function checkKey(key: unknown, field: string): string {
  if (typeof key === 'string' && /^[\x20-\x7e]{1,255}$/.test(key)) return key;
  const fix = `${field}: name the write with 1 to 255 printable ASCII characters, such as a UUID, or leave it out.`;
  throw new GatewayError('input_invalid', { field, fix });
}

/** How the write before ended, for whoever asks for it again. */
export function endingOf(entry: JournalEntry, kept: ReturnType<typeof createKeptAnswers>, connection: string): Ending {
  if (entry.state === 'done' || entry.settlement === 'done') {
    const { status, headers, body, text } = kept.read(entry);
    return { answer: { status, headers, body, ...(text === undefined ? {} : { text }) }, outcome: succeeded({ status }) };
  }
  const facts = { operation: entry.operation, connection, journalId: entry.id };
  return refused(new GatewayError('outcome_unknown', { ...facts, fix: whatToDo(entry) }));
}

function whatToDo({ settlement, state, lookUntil, operation }: JournalEntry): string {
  if (state !== 'unknown') return `The same ${operation} is under way: ask again in a minute.`;
  if (settlement === 'person')
    return `Nobody could find out whether ${operation} was carried out: look in Intercom before you do it again.`;
  const until = lookUntil === null ? '' : `, until ${new Date(lookUntil).toISOString()} at most`;
  return `Gatehouse is finding out whether ${operation} was carried out${until}. It is safe to ask for the same again: it is not sent twice.`;
}

export const keyReused = (entry: JournalEntry): GatewayError =>
  new GatewayError('idempotency_key_reused', {
    operation: entry.operation,
    journalId: entry.id,
    fix: 'The idempotency key belongs to another write of yours, with other arguments. Use a new key for a new write.',
  });
