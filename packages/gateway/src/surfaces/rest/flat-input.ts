import type { Operation } from '@gatehouse/connector';
import * as z from 'zod';
import { GatewayError } from '../../errors.ts';
import type { Match } from './match.ts';

/** A query holds only text; the field's own type says what was meant. What does not fit stays text, and the check names it. */
export function toFlatInput(match: Match, query: URLSearchParams, body: unknown): Readonly<Record<string, unknown>> {
  const { operation, path } = match;
  if (body !== undefined && (typeof body !== 'object' || body === null || Array.isArray(body))) {
    throw new GatewayError('input_invalid', { field: 'body', operation: operation.name, fix: 'Send a JSON object.' });
  }
  const fromQuery = [...new Set(query.keys())]
    .filter((name) => !isIgnored(operation, name))
    .map((name) => [name, coerce(operation, name, query.getAll(name))] as const);
  // The address says what it is about: a field of the same name elsewhere cannot change that.
  return { ...Object.fromEntries(fromQuery), ...body, ...path };
}

/** Intercom overlooks `page` where it pages by cursor, and its SDK offers it there. */
const isIgnored = ({ paging, fields }: Operation, name: string) => name === 'page' && paging?.form === 'cursor' && !('page' in fields);

function coerce(operation: Operation, name: string, values: readonly string[]): unknown {
  const types = typesOf(operation, name);
  if (types.has('array')) return values.flatMap((value) => value.split(','));
  const [value = ''] = values;
  if (values.length > 1) {
    throw new GatewayError('input_invalid', { field: name.slice(0, 100), operation: operation.name, fix: 'Give it once.' });
  }
  if (types.has('integer') || types.has('number')) return /^-?\d{1,15}(?:\.\d{1,10})?$/.test(value) ? Number(value) : value;
  if (types.has('boolean')) return value === 'true' ? true : value === 'false' ? false : value;
  return value;
}

const known = new WeakMap<Operation, Map<string, ReadonlySet<string>>>();

function typesOf(operation: Operation, name: string): ReadonlySet<string> {
  const fields = known.get(operation) ?? new Map<string, ReadonlySet<string>>();
  known.set(operation, fields);
  const field = Object.hasOwn(operation.fields, name) ? operation.fields[name] : undefined;
  const types = fields.get(name) ?? (field ? jsonTypes(z.toJSONSchema(field, { io: 'input' })) : new Set<string>());
  if (field) fields.set(name, types);
  return types;
}

function jsonTypes(schema: unknown): ReadonlySet<string> {
  const { type, anyOf } = schema as { type?: string | string[]; anyOf?: unknown[] };
  return new Set([...[type ?? []].flat(), ...(anyOf ?? []).flatMap((option) => [...jsonTypes(option)])]);
}
