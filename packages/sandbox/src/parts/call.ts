import type { Token } from '../server/auth.ts';
import { invalid } from '../server/errors.ts';
import type { Change } from './collection.ts';
import type { Ids } from './ids.ts';
import type { View } from './room.ts';

/** One request that passed every gate, as a handler sees it. */
export interface Call extends View, Ids {
  readonly params: Readonly<Record<string, string>>;
  readonly url: URL;
  readonly body: Readonly<Record<string, unknown>>;
  readonly token: Token;
  /** As in the header of the answer. */
  readonly requestId: string;
  /** Where the call comes from. */
  readonly ip: string;
  /** Unix seconds. */
  readonly now: number;
  readonly nowMs: number;
  readonly indexDelayMs: number;
  /** Applies one effect: durable, in the ledger, visible. */
  readonly commit: (targets: Readonly<Record<string, string>>, changes: readonly Change[]) => void;
}

/** Answers what Intercom would, or throws an `ApiError`. */
export type Handler = (call: Call) => object;

export const param = (call: Call, name: string): string => call.params[name] ?? '';
export const query = (call: Call, name: string): string | undefined => call.url.searchParams.get(name) ?? undefined;

/** Ids are taken as strings and as numbers. */
export function idOf(value: unknown): string | undefined {
  if (typeof value === 'string' && value !== '') return value;
  return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : undefined;
}

/** A text that may be left out, or null to clear it. */
export function textOf(body: Readonly<Record<string, unknown>>, name: string): string | null | undefined {
  const value = body[name];
  if (value === undefined || value === null || typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  throw invalid(`${name} must be a string`, name);
}

export function secondsOf(body: Readonly<Record<string, unknown>>, name: string): number | null | undefined {
  const value = body[name];
  if (value === undefined || value === null) return value;
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  if (typeof number === 'number' && Number.isInteger(number) && number >= 0) return number;
  throw invalid(`${name} must be a Unix timestamp (integer)`, name);
}

export function booleanOf(body: Readonly<Record<string, unknown>>, name: string): boolean | null | undefined {
  const value = body[name];
  if (value === undefined || value === null || typeof value === 'boolean') return value;
  if (value === 'true' || value === 'false') return value === 'true';
  throw invalid(`${name} must be a boolean`, name);
}
