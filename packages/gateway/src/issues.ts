import { eitherOf } from '@gatehouse/connector/input-reading';
import type * as z from 'zod';
import { wordsOf } from './complaint-words.ts';

/** One field of an input, and what is wrong with it. */
export interface Issue {
  /** Its path, such as `custom_attributes.plan`; empty for the input as a whole. */
  readonly field: string;
  readonly problem: string;
  /** Intercom's own code for it, where it has one. */
  readonly code?: string;
  /** Intercom's own status, with its code. */
  readonly status?: 422;
}

interface Checked {
  readonly input: unknown;
  /** What is said of a field that nobody knows; its path is that of the object it stands in. */
  readonly unknownField?: (path: readonly PropertyKey[], name: string) => string;
  /** Names of unknown fields, and what quotes them, are the caller's own words. @default cut at the limit */
  readonly clean?: (words: string, limit: number) => string;
}

const mostIssues = 20;
const [longestField, longestProblem] = [100, 300];

/** What a schema complains of, field by field: the first twenty, each once. A form shows each at its field. */
export function toIssues(complaints: readonly z.core.$ZodIssue[], checked: Checked): Issue[] {
  const issues = complaints.flatMap((complaint) => read(complaint, [], checked));
  // Alternatives that share a field complain about it in the same words.
  return [...new Map(issues.map((issue) => [`${issue.field}: ${issue.problem}`, issue])).values()].slice(0, mostIssues);
}

function read(complaint: z.core.$ZodIssue, within: readonly PropertyKey[], checked: Checked): Issue[] {
  const { input, unknownField = () => 'is not a field of this operation', clean = cut } = checked;
  const path = [...within, ...complaint.path];
  const name = (keys: readonly PropertyKey[]) => clean(keys.map(String).join('.'), longestField);
  if (complaint.code === 'unrecognized_keys') {
    return complaint.keys.map((key) => ({ field: name([...path, key]), problem: unknownField(path, key) }));
  }
  if (complaint.code === 'invalid_union' && complaint.errors.length > 0) {
    // The alternative that the caller most likely meant is the one that got furthest, with the fewest complaints.
    const nearest = complaint.errors.reduce((best, errors) =>
      (depth(errors) - depth(best) || best.length - errors.length) > 0 ? errors : best,
    );
    const lacks = complaint.errors.flatMap(([first, ...others]) => {
      const isLone =
        others.length === 0 && first?.path.length === 1 && (valueAt(input, [...path, ...first.path]) ?? undefined) === undefined;
      return isLone ? [String(first.path[0])] : [];
    });
    if (lacks.length > 1 && depth(nearest) === 1 && nearest.length === 1)
      return [{ field: name([...path, lacks[0] ?? '']), problem: eitherOf(lacks) }];
    if (depth(nearest) > 0) return nearest.flatMap((inner) => read(inner, path, checked));
  }
  // A rule between fields has its own words; an absent value only has a type that it is not.
  const value = valueAt(input, path);
  const absent = complaint.code !== 'custom' && path.length > 0 && value === undefined;
  return [{ field: name(path), problem: absent ? 'is needed' : clean(wordsOf(complaint, value), longestProblem) }];
}

const depth = (complaints: readonly z.core.$ZodIssue[]): number =>
  Math.max(0, ...complaints.map((one) => one.path.length + (one.code === 'invalid_union' ? Math.max(0, ...one.errors.map(depth)) : 0)));

export const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (within, key) => (typeof within === 'object' && within !== null ? (within as Record<PropertyKey, unknown>)[key] : undefined),
    value,
  );

const cut = (words: string, limit: number) => words.slice(0, limit);
