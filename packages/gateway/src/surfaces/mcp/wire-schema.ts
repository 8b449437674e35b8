import type { Operation } from '@gatehouse/connector';
import * as z from 'zod';

export interface JsonSchema {
  readonly [key: string]: unknown;
}

export interface ToolSchema {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
  readonly [key: string]: unknown;
}

/**
 * The schema of a tool's arguments: what a model needs to fill them in. Limits of length and nested strictness are left to the
 * check of the call itself, which answers with the field; here they would only cost tokens on every turn.
 */
export function toToolSchema(operation: Operation): ToolSchema {
  return toWireSchema(operation.input);
}

export function toWireSchema(schema: z.ZodType): ToolSchema {
  const { $schema: _, properties = {}, ...root } = z.toJSONSchema(schema, { io: 'input' }) as ToolSchema;
  const short = Object.entries(properties).map(([name, property]) => [name, shorten(property)] as const);
  return { ...root, type: 'object', properties: Object.fromEntries(short) };
}

/** A choice between whole structures (a search's query) costs hundreds of tokens; its description says it in one line. */
const longestChoice = 300;

const spared = new Set(['maxLength', 'minLength', 'minItems', 'maxItems', 'pattern', 'additionalProperties', 'propertyNames', 'format']);

function shorten(schema: JsonSchema): JsonSchema {
  const { description, anyOf } = schema;
  const words = typeof description === 'string' ? { description } : {};
  if (Array.isArray(anyOf)) {
    const types = [...new Set(anyOf.flatMap(typesOf))];
    if (JSON.stringify(anyOf).length > longestChoice) return { ...words, anyOf: types.map((type) => ({ type })) };
    // `null` clears a field; saying it as a list of types is half as long as a choice.
    if (anyOf.every((option) => Object.keys(option as object).every((key) => key === 'type' || spared.has(key)))) {
      return { ...words, type: types.length === 1 ? types[0] : types };
    }
  }
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key, value]) => !spared.has(key) && !(typeof value === 'number' && isNoLimit(key, value)))
      .map(([key, value]) => [key, key === 'properties' ? shortenEach(value as Record<string, JsonSchema>) : shortenValue(value)]),
  );
}

const shortenEach = (properties: Readonly<Record<string, JsonSchema>>) =>
  Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, shorten(property)]));

const shortenValue = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(shortenValue) : typeof value === 'object' && value !== null ? shorten(value as JsonSchema) : value;

const typesOf = (schema: JsonSchema): unknown[] =>
  Array.isArray(schema['anyOf']) ? schema['anyOf'].flatMap(typesOf) : [schema['type']].flat();

/** The ends of what a number can be, and bounds that only tell seconds from milliseconds. */
const isNoLimit = (key: string, value: number) => ['minimum', 'maximum'].includes(key) && (value === 0 || Math.abs(value) >= 100_000);
