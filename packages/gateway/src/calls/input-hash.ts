import { createHash } from 'node:crypto';
import { type OperationFacts, toExactJson } from '@gatehouse/connector';

/** Tells two calls apart, or the same call made twice, without keeping what was in it. */
export function inputHash(operation: OperationFacts, input: unknown): string {
  return createHash('sha256')
    .update(`${operation.name}\n${toExactJson(sorted(idsAsText(withoutNothing(operation, input))))}`)
    .digest('hex');
}

/** An id may come as a number, at any depth: it is the same id. */
function idsAsText(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => idsAsText(one, name));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, idsAsText(one, key)]));
  const isId = (typeof value === 'number' || typeof value === 'bigint') && /(?:^|_)ids?$/.test(name);
  return isId ? String(value) : value;
}

/** Of what adds something, nothing in the place of a value adds nothing: the same write, however a client spells it. */
function withoutNothing({ retry }: OperationFacts, input: unknown): unknown {
  if ((retry !== 'D' && retry !== 'K') || typeof input !== 'object' || input === null || Array.isArray(input)) return input;
  const isNothing = (value: unknown) => value === null || value === '' || (Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(input).filter(([, value]) => !isNothing(value)));
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
