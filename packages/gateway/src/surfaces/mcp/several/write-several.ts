import { createHash } from 'node:crypto';
import type { OperationFacts } from '@gatehouse/connector';
import type { Answer } from '../../../calls/call.ts';
import { GatewayError } from '../../../errors.ts';
import type { Reading } from '../lists/read-pages.ts';
import type { WantedForSeveral } from './arguments.ts';

type Input = Readonly<Record<string, unknown>>;
type Shown = Readonly<Record<string, unknown>>;

export interface Writing {
  /** An input as it is meant, with what was read otherwise than it was written. */
  readonly meant: (operation: OperationFacts, input: Input) => Promise<{ readonly input: Input; readonly notes: readonly string[] }>;
  readonly call: (operation: OperationFacts, input: Input, own: { readonly idempotencyKey?: string }) => Promise<Answer>;
  /** By which the caller names the whole. */
  readonly key: string | undefined;
  readonly now: () => number;
  /** Told of how many are done, for those who wait. */
  readonly onPage?: Reading['onPage'];
}

/** A host waits about a minute for a tool; the write that is under way then takes up to thirty seconds. */
const mostMs = 25_000;

/** Refusals that are the same for every one. */
const ofAll: readonly string[] = ['input_invalid', 'scope_missing', 'permission_missing', 'reconnect_required', 'operation_unknown'];

/**
 * The same write for one after another, each a call of its own, and what became of each. All that is called by name is found before the
 * first is written. An outcome that is unknown ends it, and so does what passes by itself: the same call again goes on from there.
 */
export async function writeSeveral(operation: OperationFacts, wanted: WantedForSeveral, writing: Writing): Promise<Shown> {
  const { of, ids, input: given } = wanted;
  const { meant, call, key, now, onPage } = writing;
  const until = now() + mostMs;
  const inputs: { readonly id: string | number; readonly input: Input }[] = [];
  const notes = new Set<string>();
  for (const id of ids) {
    const one = await meant(operation, { ...given, [of]: id });
    for (const note of one.notes) notes.add(note);
    inputs.push({ id, input: one.input });
  }
  const rows: Shown[] = [];
  const errors: GatewayError[] = [];
  let stopped: string | undefined;
  for (const { id, input } of inputs) {
    if (now() >= until) stopped = 'a call takes 25 seconds';
    if (stopped !== undefined) break;
    try {
      const { repeated } = await call(operation, input, key === undefined ? {} : { idempotencyKey: keyOfOne(key, id) });
      rows.push({ id: idOf(input, of, id), done: true, ...(repeated && { repeated }) });
      await onPage?.({ pages: rows.length, rows: rows.length, total: ids.length, doing: 'done' });
    } catch (cause) {
      if (!(cause instanceof GatewayError)) throw cause;
      if (rows.length === 0 && (ofAll.includes(cause.code) || cause.retry === 'later')) throw cause;
      errors.push(cause);
      rows.push(refusedOne(idOf(input, of, id), cause));
      if (cause.retry === 'check' || cause.retry === 'later') stopped = cause.message;
    }
  }
  const [first] = errors;
  // Nothing was done: that is a refusal.
  if (first && errors.length === ids.length && first.retry === 'no') throw first;
  const left = inputs.slice(rows.length).map(({ id }) => id);
  return {
    done: rows.length - errors.length,
    ...(errors.length === 0 ? {} : { not_done: errors.length }),
    rows,
    ...(left.length === 0 ? {} : { not_tried: left, incomplete: `${stopped}: the same call again goes on with these.` }),
    ...(notes.size === 0 ? {} : { notes: [...notes].slice(0, 5) }),
  };
}

const idOf = (input: Input, of: string, id: string | number) =>
  typeof input[of] === 'string' || typeof input[of] === 'number' ? input[of] : id;

/** As many keys as there are writes: one key is one write. */
const keyOfOne = (key: string, id: string | number): string => createHash('sha256').update(`${key}\n${id}`).digest('hex');

function refusedOne(id: unknown, { code, message, retry, details: { fix, upstream } }: GatewayError): Shown {
  return {
    id,
    ...(retry === 'check' ? { unknown: code } : { refused: code }),
    message: fix ?? message,
    ...(upstream === undefined || upstream.errors.length === 0 ? {} : { untrusted: { errors: upstream.errors } }),
  };
}
