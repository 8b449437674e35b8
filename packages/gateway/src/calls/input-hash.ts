import { createHash } from 'node:crypto';
import { type OperationFacts, toExactJson } from '@gatehouse/connector';

/** Tells two calls apart, or the same call made twice, without keeping what was in it. */
export function inputHash(operation: OperationFacts, input: unknown): string {
  return createHash('sha256')
    .update(`${operation.name}\n${toExactJson(sorted(idsAsText(input)))}`)
    .digest('hex');
}

/** An id may come as a number: it is the same id. */
function idsAsText(input: unknown): unknown {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input;
  const isId = (name: string, value: unknown) => (typeof value === 'number' || typeof value === 'bigint') && /(?:^|_)id$/.test(name);
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, isId(name, value) ? String(value) : value]));
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
