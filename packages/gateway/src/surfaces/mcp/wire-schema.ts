import type { InputSchema, JsonSchema } from '@gatehouse/connector/tool-schemas';

/**
 * The schema of a tool's arguments: what a model needs to fill them in. Limits of length and nested strictness are left to the
 * check of the call itself, which answers with the field; here they would only cost tokens on every turn. What
 * is filled in here need not be given.
 */
export function shorten({ properties, required = [], ...root }: InputSchema, filledIn: readonly string[] = []): InputSchema {
  // A host that holds a model to the list would keep from it what a refusal here explains.
  delete (root as Record<string, unknown>)['additionalProperties'];
  const needed = required.filter((name) => !filledIn.includes(name));
  return { ...root, properties: shortenEach(properties), ...(needed.length === 0 ? {} : { required: needed }) } as InputSchema;
}

/** A choice between whole structures (a search's query) costs hundreds of tokens; its description says it in one line. */
const longestChoice = 300;

const spared = new Set(['maxLength', 'minLength', 'minItems', 'maxItems', 'pattern', 'additionalProperties', 'propertyNames', 'format']);

function shortenField(schema: JsonSchema): JsonSchema {
  const { description, anyOf } = schema;
  const words = typeof description === 'string' ? { description } : {};
  if (Array.isArray(anyOf)) {
    const types = [...new Set(anyOf.flatMap(typesOf))];
    if (JSON.stringify(anyOf).length > longestChoice) return { ...words, anyOf: types.map((type) => ({ type })) };
    // `null` clears a field; saying it as a list of types is half as long as a choice.
    if (anyOf.every((option) => Object.entries(option as object).every(([key, value]) => key === 'type' || isSpared(key, value)))) {
      return { ...words, type: types.length === 1 ? types[0] : types };
    }
  }
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key, value]) => !isSpared(key, value))
      .map(([key, value]) => [key, key === 'properties' ? shortenEach(value as Record<string, JsonSchema>) : shortenValue(value)]),
  );
}

const shortenEach = (properties: Readonly<Record<string, JsonSchema>>) =>
  Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, shortenField(property)]));

const shortenValue = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(shortenValue) : typeof value === 'object' && value !== null ? shortenField(value as JsonSchema) : value;

const typesOf = (schema: JsonSchema): unknown[] =>
  Array.isArray(schema['anyOf']) ? schema['anyOf'].flatMap(typesOf) : [schema['type']].flat();

const isSpared = (key: string, value: unknown) => spared.has(key) || (typeof value === 'number' && isNoLimit(key, value));

/** The ends of what a number can be, and bounds that only tell seconds from milliseconds. */
const isNoLimit = (key: string, value: number) => ['minimum', 'maximum'].includes(key) && (value === 0 || Math.abs(value) >= 100_000);
