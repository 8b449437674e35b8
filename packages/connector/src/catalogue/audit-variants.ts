import type { AuditVariant, OperationFacts } from './facts.ts';

/** Which of the things that an operation does was asked for; undefined where it does one, or the input says none of them. */
export function variantOf({ audit }: Pick<OperationFacts, 'audit'>, input: unknown): AuditVariant | undefined {
  if (typeof input !== 'object' || input === null) return undefined;
  const given = input as Readonly<Record<string, unknown>>;
  return audit.variants?.find(
    ({ when, beside }) =>
      Object.entries(when).every(([field, value]) => Object.hasOwn(given, field) && said(given[field]) === value) &&
      (beside === undefined || (Object.hasOwn(given, beside) && given[beside] !== undefined && given[beside] !== '')),
  );
}

/** Ids and switches are asked for as numbers and as text. */
const said = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
