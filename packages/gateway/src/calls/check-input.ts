import { type ApiVersion, apiVersions, type Operation, type OperationFacts } from '@gatehouse/connector';
import type * as z from 'zod';
import { GatewayError } from '../errors.ts';
import { fieldMeaning } from './field-meaning.ts';
import { toPlainText } from './plain-text.ts';

export type Input = Readonly<Record<string, unknown>>;

interface Issue {
  readonly field: string;
  readonly problem: string;
}

/** Throws `version_unknown` where Intercom had no such operation yet. */
export function checkVersion(operation: OperationFacts, version: ApiVersion | undefined): void {
  if (version !== undefined && apiVersions.indexOf(version) < apiVersions.indexOf(operation.since)) {
    throw new GatewayError('version_unknown', {
      field: 'Intercom-Version',
      operation: operation.name,
      fix: `${operation.name} exists from version ${operation.since} on; version ${version} was asked for.`,
    });
  }
}

/** The input as the operation's schema reads it. Throws `input_invalid` with every complaint. */
export function checkInput(operation: Operation, input: unknown): Input {
  const result = operation.input.safeParse(input);
  const issues = result.success
    ? idIssues(operation, result.data as Input)
    : once(result.error.issues.flatMap((issue) => toIssues({ operation, input }, issue))).slice(0, 20);
  const [first] = issues;
  if (first) {
    throw new GatewayError('input_invalid', {
      operation: operation.name,
      field: first.field,
      fix: fixFor(operation, first),
      issues,
    });
  }
  return (result.success ? result.data : {}) as Input;
}

/** An id becomes one segment of an address, and URL parsers collapse dots even when they are encoded. */
function idIssues(operation: Operation, input: Input): Issue[] {
  return Object.entries(operation.places)
    .filter(([, place]) => place === 'path')
    .map(([field]) => ({ field, value: String(input[field]) }))
    .filter(({ value }) => value === '.' || value === '..' || /[\u0000-\u001f\u007f/\\]/.test(value))
    .map(({ field }) => ({ field, problem: 'an id has no slashes, no control characters, and is not made of dots' }));
}

/** Alternatives that share a field complain about it in the same words. */
const once = (issues: readonly Issue[]): Issue[] => [
  ...new Map(issues.map((issue) => [`${issue.field}: ${issue.problem}`, issue])).values(),
];

interface Checked {
  readonly operation: Operation;
  readonly input: unknown;
}

function toIssues(checked: Checked, issue: z.core.$ZodIssue, within: readonly PropertyKey[] = []): Issue[] {
  const { operation, input } = checked;
  const path = [...within, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    const known = path.length === 0 ? `; it takes ${Object.keys(operation.fields).join(', ') || 'no fields'}` : '';
    return issue.keys.map((key) => ({ field: name([...path, key]), problem: `${operation.name} has no such field${known}` }));
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    // The alternative that the caller most likely meant is the one that got furthest, with the fewest complaints.
    const nearest = issue.errors.reduce((best, errors) =>
      (depth(errors) - depth(best) || best.length - errors.length) > 0 ? errors : best,
    );
    if (depth(nearest) > 0) return nearest.flatMap((inner) => toIssues(checked, inner, path));
  }
  // A rule between fields has its own words; an absent value only has a type that it is not.
  if (issue.code !== 'custom' && path.length > 0 && valueAt(input, path) === undefined)
    return [{ field: name(path), problem: 'is needed' }];
  return [{ field: name(path), problem: toPlainText(issue.message, { limit: 300 }) }];
}

const depth = (issues: readonly z.core.$ZodIssue[]): number =>
  Math.max(0, ...issues.map((issue) => issue.path.length + (issue.code === 'invalid_union' ? Math.max(0, ...issue.errors.map(depth)) : 0)));

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (within, key) => (typeof within === 'object' && within !== null ? (within as Record<PropertyKey, unknown>)[key] : undefined),
    value,
  );

/** Names of unknown fields are the caller's own words, so they are cut. */
const name = (path: readonly PropertyKey[]) => (path.length === 0 ? 'input' : toPlainText(path.map(String).join('.'), { limit: 100 }));

function fixFor(operation: Operation, { field, problem }: Issue): string {
  const meaning = fieldMeaning(operation, field);
  return `${field}: ${problem.replace(/\.$/, '')}.${meaning === undefined ? '' : ` ${meaning}`}`;
}
