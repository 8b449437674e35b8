import { type AddressMatch, halfCharacterAt, isDeeperThan, type OperationFacts, parseExact, walkJson } from '@gatehouse/connector';
import { inputSchemaOf, type JsonSchema } from '@gatehouse/connector/tool-schemas';
import type { WireInput } from '../../calls/check-wire.ts';
import { isHarmless } from '../../calls/leniency.ts';
import { GatewayError } from '../../errors.ts';

/** A request's fields as they came, each with its place. Throws `input_invalid` for what cannot be read one way only. */
export async function readWireInput(match: AddressMatch, query: URLSearchParams, text: string): Promise<WireInput> {
  const { operation, path } = match;
  const body = text.trim() === '' ? undefined : readObject(operation, text);
  return { path, query: await readQuery(match, query), ...(body && { body }) };
}

/** A query holds only text; the field's own type says what was meant. What does not fit stays text, and the check names it. */
async function readQuery({ operation, path }: AddressMatch, query: URLSearchParams): Promise<Readonly<Record<string, unknown>>> {
  if (query.size === 0) return {};
  const { properties } = await inputSchemaOf(operation.name);
  const read: Record<string, unknown> = {};
  for (const written of new Set(query.keys())) {
    const values = query.getAll(written);
    // `ids[]=1&ids[]=2` is how Ruby and PHP write a list, `filter[name]=x` an object.
    const [, name = written, inner] = operation.places[written] === undefined ? (/^(\w+)\[(\w*)\]$/.exec(written) ?? []) : [];
    const isDeclared = operation.places[name] === 'query';
    if (!isDeclared && isHarmless(operation, written, values[0] ?? '', { query, path })) continue;
    const schema = Object.hasOwn(properties, name) ? (properties[name] ?? {}) : {};
    const types = jsonTypes(schema);
    if (!isDeclared || (inner === '' && !types.has('array')) || (inner && !types.has('object'))) read[written] = values[0];
    else if (inner) read[name] = { ...(read[name] as object | undefined), [inner]: values[0] };
    else read[name] = types.has('array') ? listOf(schema, values) : coerce(operation, name, types, values);
  }
  return read;
}

function coerce(operation: OperationFacts, name: string, types: ReadonlySet<string>, values: readonly string[]): unknown {
  const [value = ''] = values;
  if (values.length > 1) {
    throw new GatewayError('input_invalid', { field: name.slice(0, 100), operation: operation.name, fix: 'Give it once.' });
  }
  return readAs(types, value);
}

function listOf(schema: JsonSchema, values: readonly string[]): unknown[] {
  const options = (schema['anyOf'] ?? [schema]) as readonly JsonSchema[];
  const types = jsonTypes(options.find(({ type }) => type === 'array')?.['items'] ?? {});
  return values.flatMap((value) => value.split(',')).map((value) => readAs(types, value));
}

function readAs(types: ReadonlySet<string>, value: string): unknown {
  if (types.has('integer') || types.has('number')) {
    if (/^-?\d{16,100}$/.test(value)) return BigInt(value);
    return /^-?\d{1,15}(?:\.\d{1,10})?$/.test(value) ? Number(value) : value;
  }
  // Python writes `True`, PHP `1`.
  if (types.has('boolean')) return /^(?:true|1)$/i.test(value) ? true : /^(?:false|0)$/i.test(value) ? false : value;
  return value;
}

function jsonTypes(schema: unknown): ReadonlySet<string> {
  const { type, anyOf } = schema as { type?: string | string[]; anyOf?: unknown[] };
  return new Set([...[type ?? []].flat(), ...(anyOf ?? []).flatMap((option) => [...jsonTypes(option)])]);
}

/** Only as an escape: the body is UTF-8. */
const halfCharacter = /\\u[dD][89a-fA-F]/;

/** Deeper than any body of Intercom's, and less than what stops a walk over it. */
const deepest = 200;

function readObject(operation: OperationFacts, text: string): Readonly<Record<string, unknown>> {
  const value = parseBody(text);
  const refuse = (field: string, fix: string) => new GatewayError('input_invalid', { field, operation: operation.name, fix });
  // How PHP writes an object without fields.
  if (Array.isArray(value) && value.length === 0) return {};
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refuse('body', 'Send a JSON object.');
  const halved = halfCharacter.test(text) ? halfCharacterAt(value) : undefined;
  if (halved)
    throw refuse(
      halved.join('.').slice(0, 100),
      `${halved.join('.').slice(0, 100)} has half of a character (a surrogate without its other half).`,
    );
  walkJson(text, {
    name(name, again, path) {
      const field = path.join('.').slice(0, 100);
      if (name === '__proto__') throw refuse(field, `${field}: no field has this name, and no body may have it.`);
      if (again) throw refuse(field, `${field}: stands twice in the same object. Send it once.`);
    },
  });
  return value as Readonly<Record<string, unknown>>;
}

function parseBody(text: string): unknown {
  const malformed = (fix: string, cause?: unknown) => new GatewayError('request_malformed', { field: 'body', fix }, { cause });
  // Such a run may stand in a text, where it is harmless.
  if (tooManyDigits.test(text) && tooManyDigits.test(text.replaceAll(/"[^"\\]*(?:\\.[^"\\]*)*"/gs, '""')))
    throw malformed('The body has a number of more than 100 digits.');
  let value: unknown;
  try {
    value = parseExact(text);
  } catch (cause) {
    throw malformed(cause instanceof RangeError ? tooDeep : 'The body is not JSON.', cause);
  }
  if (isDeeperThan(deepest, value)) throw malformed(tooDeep);
  return value;
}

const tooManyDigits = /[:,[\s]-?\d{101}/;

const tooDeep = `The body is nested more than ${deepest} deep.`;
