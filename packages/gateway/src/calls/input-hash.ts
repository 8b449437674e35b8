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
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}
