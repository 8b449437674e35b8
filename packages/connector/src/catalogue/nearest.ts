import type * as z from 'zod';

type Complaints = readonly z.core.$ZodIssue[];

/**
 * Of the complaints of several variants those of the one that was most likely meant: its fixed words all match; then the fewest. Where it
 * is only one of several fields that is not there, all of them are named.
 */
export function nearestOf(failures: readonly Complaints[], value: unknown): Complaints {
  const isAbsent = ({ path: [key] }: z.core.$ZodIssue) => (value as Record<PropertyKey, unknown>)[key ?? ''] === undefined;
  const score = (issues: Complaints) =>
    issues.length + 10 * issues.filter((issue) => issue.code === 'invalid_value' && !isAbsent(issue)).length;
  const least = Math.min(...failures.map(score));
  const [nearest = [], ...others] = failures.filter((issues) => score(issues) === least);
  const lone = [nearest, ...others].map(([first, ...more]) =>
    first && more.length === 0 && first.path.length === 1 && isAbsent(first) ? first : undefined,
  );
  const [first] = lone;
  if (!first || lone.includes(undefined)) return nearest.map((issue) => withEveryWord(issue, failures));
  const names = [...new Set(lone.map((issue) => String(issue?.path[0])))];
  return names.length === 1 ? nearest : [{ code: 'custom', path: first.path, message: eitherOf(names) }];
}

/** A word that no variant has is told with the words of all of them. */
function withEveryWord(issue: z.core.$ZodIssue, failures: readonly Complaints[]): z.core.$ZodIssue {
  if (issue.code !== 'invalid_value') return issue;
  const same = failures.flat().filter((one) => one.code === 'invalid_value' && one.path.join() === issue.path.join());
  const values = [...new Set(same.flatMap((one) => (one.code === 'invalid_value' ? one.values : [])))];
  if (values.length === issue.values.length) return issue;
  return { ...issue, values, message: `Invalid option: expected one of ${values.map((value) => JSON.stringify(value)).join('|')}` };
}

/** What is said of the first of several fields of which one has to be there. */
export const eitherOf = ([, ...others]: readonly string[]) => `is needed, or ${others.join(' or ')} in its place`;
