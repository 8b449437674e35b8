import type { Operation } from '@gatehouse/connector';
import { isAsDescribed, nearestOf } from '@gatehouse/connector/input-reading';
import type * as z from 'zod';
import { valueAt } from '../issues.ts';
import type { Input } from './check-input.ts';
import { earlier, isAtMost } from './leniency.ts';

export interface WireRules {
  /** As the caller names it; `pinned` where it names none. */
  readonly version: string;
  /** Whether fields that the operation does not have are refused in a body, too. */
  readonly strict: boolean;
}

export type Complaint = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** What is set on the app may be that version. */
export const takesAsIn = (version: string, until: string) => version === 'pinned' || isAtMost(version, until);

/** More than any body has of what passes, one within the other. */
const mostRounds = 12;

/** What is left of the schemas' complaints when all that passes has been put right; of several bodies those of the one that was meant. */
export function settle(
  { input, variants = [input as z.ZodObject], places }: Operation,
  given: Input,
  rules: WireRules,
): readonly Complaint[] {
  const failures: Complaint[][] = [];
  for (const schema of variants) {
    const left = settleBy(schema, given, { places, rules });
    if (left.length === 0) return left;
    failures.push([...left, ...unknownIn(schema, given)]);
  }
  return nearestOf(failures, given).filter(({ code }) => code !== 'unrecognized_keys' || rules.strict);
}

/** That a body has fields of another one tells which was meant. */
function unknownIn(schema: z.ZodObject, given: Input): Complaint[] {
  const keys = Object.keys(given).filter((key) => !Object.hasOwn(schema.shape, key));
  return keys.length === 0 ? [] : [{ code: 'unrecognized_keys', keys, path: [], message: '' }];
}

function settleBy(schema: z.ZodObject, given: Input, { places, rules }: Pick<Circumstances, 'places' | 'rules'>): readonly Complaint[] {
  let value: unknown = given;
  let left: readonly Complaint[] = [];
  for (let round = 0; round < mostRounds; round += 1) {
    const result = schema.safeParse(value);
    if (result.success) return [];
    const edits: Edit[] = [];
    left = result.error.issues.filter((complaint) => !passesOn(complaint, [], { schema, places, value, rules, edits }));
    if (edits.length === 0) return left;
    const copied = new Set<unknown>();
    for (const edit of edits) value = edited(value, edit.path, edit, copied);
  }
  return left;
}

/** The value that the check goes on with; without one, as if it had not been sent. */
interface Edit {
  readonly path: Path;
  readonly to?: unknown;
}

interface Circumstances {
  readonly schema: z.ZodObject;
  readonly places: Operation['places'];
  readonly value: unknown;
  readonly rules: WireRules;
  readonly edits: Edit[];
}

/** Whether Intercom is the one to say it. */
function passesOn(complaint: Complaint, within: Path, circumstances: Circumstances): boolean {
  const { schema, places, value, rules, edits } = circumstances;
  const path = [...within, ...complaint.path];
  const place = places[String(path[0])];
  if (place === 'path') return false;
  if (complaint.code !== 'unrecognized_keys' && isAsDescribed(schema, path, value)) return true;
  switch (complaint.code) {
    case 'unrecognized_keys':
      if (rules.strict) return false;
      edits.push(...complaint.keys.map((key) => ({ path: [...path, key] })));
      return true;
    // Bounds of ours, and rules between fields.
    case 'too_big':
    case 'too_small':
    case 'invalid_format':
    case 'not_multiple_of':
      return true;
    case 'custom':
      // Between fields of a query it is one that the description demands.
      return place !== 'query';
    case 'invalid_type':
    case 'invalid_value':
    case 'invalid_union': {
      const expected = complaint.code === 'invalid_type' ? complaint.expected : undefined;
      const edit = rightened(path, valueAt(value, path), { place, expected, rules });
      if (edit) edits.push(edit);
      return edit !== undefined || (complaint.code === 'invalid_union' && someBranchPasses(complaint.errors, path, circumstances));
    }
    default:
      return false;
  }
}

function someBranchPasses(branches: readonly (readonly Complaint[])[], path: Path, circumstances: Circumstances): boolean {
  for (const branch of branches) {
    const edits: Edit[] = [];
    if (branch.length > 0 && branch.every((inner) => passesOn(inner, path, { ...circumstances, edits }))) {
      circumstances.edits.push(...edits);
      return true;
    }
  }
  return false;
}

interface Odd {
  readonly place: string | undefined;
  /** The type that should be there, where there is only one. */
  readonly expected: string | undefined;
  readonly rules: WireRules;
}

function rightened(path: Path, value: unknown, { place, expected, rules: { version } }: Odd): Edit | undefined {
  const inList = typeof path.at(-1) === 'number';
  if (value === null && !inList) return { path };
  if (value === '' && (place === 'query' || isCursor(path))) return { path };
  const name = path.findLast((part) => typeof part === 'string') as string | undefined;
  const before = earlier.find(({ field }) => field === name);
  if (before) return takesAsIn(version, before.until) && before.takes(value) ? { path, to: before.as?.(value) } : undefined;
  if (name === undefined || !/(?:^|_)ids?$|^per_page$/.test(name) || !/^(?:string|number|int|undefined)$/.test(String(expected)))
    return undefined;
  if (typeof value === 'number' && Number.isInteger(value)) return expected === 'string' ? { path, to: String(value) } : undefined;
  return typeof value === 'string' && /^\d{1,15}$/.test(value) ? { path, to: Number(value) } : undefined;
}

const isCursor = (path: Path) => /^(?:starting_after|cursor|scroll_param)$/.test(String(path.at(-1)));

/** Each object is copied once, however many edits there are in it: an attacker's body has as many as it has fields. */
function edited(value: unknown, [key, ...rest]: Path, edit: Edit, copied: Set<unknown>): unknown {
  if (key === undefined) return edit.to;
  if (typeof value !== 'object' || value === null) return value;
  const copy = (copied.has(value) ? value : Array.isArray(value) ? [...(value as unknown[])] : { ...value }) as Record<
    PropertyKey,
    unknown
  >;
  copied.add(copy);
  if (rest.length === 0 && edit.to === undefined) delete copy[key];
  else copy[key] = edited(copy[key], rest, edit, copied);
  return copy;
}
