import type { Operation } from '../catalogue/operation.ts';
import { isPlaceReadable } from './pages.ts';

/** One field of an answer that is not what the catalogue says. Intercom changes answers without a new version. */
export interface Drift {
  /** Such as `data[].phone`. */
  readonly field: string;
  readonly problem: string;
  /** How often in this answer: once a row, mostly. */
  readonly count: number;
}

export interface CheckedAnswer {
  /** Whether what a caller relies on is there: the rows of a list and its place in it, the id of a thing. Always, after a write. */
  readonly usable: boolean;
  readonly drift: readonly Drift[];
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/**
 * Compares an answer with the catalogue. What does not fit is told and costs nothing, unless nothing could be done with the answer:
 * one odd value in one row is no reason to withhold a page, and a write that was answered has been applied.
 */
export function checkAnswer(operation: Operation, body: unknown): CheckedAnswer {
  const isWrite = operation.effect !== 'read';
  if (isWrite && body === undefined) return { usable: true, drift: [] };
  const result = operation.output.safeParse(body);
  if (result.success) return { usable: true, drift: [] };
  const { issues } = result.error;
  const counts = new Map<string, { problem: string; count: number }>();
  for (const issue of issues) {
    const field = fieldOf(issue);
    const known = counts.get(field);
    if (known) known.count += 1;
    else counts.set(field, { problem: issue.message.slice(0, 200), count: 1 });
  }
  const drift = [...counts].slice(0, 50).map(([field, rest]) => ({ field, ...rest }));
  const holds = !issues.some((issue) => isEnvelope(operation, issue)) && isPlaceReadable(operation, body);
  return { usable: isWrite || holds, drift };
}

/** Whether an answer is what its kind of call is answered with, whatever is in it: an object, with rows where it is a list. */
export function holdsEnvelope(operation: Operation, body: unknown): boolean {
  if (operation.answer !== undefined) return true;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return false;
  const { items } = operation.paging ?? {};
  return (
    items === undefined ||
    Array.isArray(items.split('.').reduce<unknown>((within, key) => (within as Record<string, unknown> | null)?.[key], body))
  );
}

function isEnvelope({ paging }: Operation, { path }: Issue): boolean {
  const field = path.map(String).join('.');
  return field === '' || field === (paging ? paging.items : 'id');
}

/** Rows are alike, so their numbers say nothing; a name that Intercom would not give may be a customer's word. */
const fieldOf = ({ path }: Issue): string =>
  path.reduce<string>((field, part) => {
    if (typeof part === 'number') return `${field}[]`;
    const name = /^\w{1,64}$/.test(String(part)) ? String(part) : '*';
    return field === '' ? name : `${field}.${name}`;
  }, '') || 'answer';
