import type { AddressMatch, OperationFacts } from '@gatehouse/connector';
import { inputSchemaOf, type JsonSchema } from '@gatehouse/connector/tool-schemas';
import { GatewayError } from '../../errors.ts';

/** A query holds only text; the field's own type says what was meant. What does not fit stays text, and the check names it. */
export async function toFlatInput(match: AddressMatch, query: URLSearchParams, body: unknown): Promise<Readonly<Record<string, unknown>>> {
  const { operation, path } = match;
  if (body !== undefined && (typeof body !== 'object' || body === null || Array.isArray(body))) {
    throw new GatewayError('input_invalid', { field: 'body', operation: operation.name, fix: 'Send a JSON object.' });
  }
  const { properties } = query.size === 0 ? { properties: {} } : await inputSchemaOf(operation.name);
  const fromQuery = [...new Set(query.keys())]
    .filter((name) => !isIgnored(operation, name))
    .map((name) => [name, coerce(operation, name, typesOf(properties, name), query.getAll(name))] as const);
  // The address says what it is about: a field of the same name elsewhere cannot change that.
  return { ...Object.fromEntries(fromQuery), ...body, ...path };
}

/** Intercom overlooks `page` where it pages by cursor, and its SDK offers it there. */
const isIgnored = ({ paging, places }: OperationFacts, name: string) =>
  name === 'page' && paging?.form === 'cursor' && !Object.hasOwn(places, 'page');

function coerce(operation: OperationFacts, name: string, types: ReadonlySet<string>, values: readonly string[]): unknown {
  if (types.has('array')) return values.flatMap((value) => value.split(','));
  const [value = ''] = values;
  if (values.length > 1) {
    throw new GatewayError('input_invalid', { field: name.slice(0, 100), operation: operation.name, fix: 'Give it once.' });
  }
  if (types.has('integer') || types.has('number')) return /^-?\d{1,15}(?:\.\d{1,10})?$/.test(value) ? Number(value) : value;
  if (types.has('boolean')) return value === 'true' ? true : value === 'false' ? false : value;
  return value;
}

const typesOf = (properties: Readonly<Record<string, JsonSchema>>, name: string): ReadonlySet<string> =>
  jsonTypes(Object.hasOwn(properties, name) ? properties[name] : {});

function jsonTypes(schema: unknown): ReadonlySet<string> {
  const { type, anyOf } = schema as { type?: string | string[]; anyOf?: unknown[] };
  return new Set([...[type ?? []].flat(), ...(anyOf ?? []).flatMap((option) => [...jsonTypes(option)])]);
}
