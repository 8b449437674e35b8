import { createHash } from 'node:crypto';
import type { OperationFacts } from '@gatehouse/connector';

/** Tells two calls apart, or the same call made twice, without keeping what was in it. */
export function inputHash(operation: OperationFacts, input: unknown): string {
  return createHash('sha256')
    .update(`${operation.name}\n${JSON.stringify(sorted(input))}`)
    .digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const fields = value as Record<string, unknown>;
  return Object.fromEntries(
    Object.keys(fields)
      .sort()
      .map((key) => [key, sorted(fields[key])]),
  );
}
