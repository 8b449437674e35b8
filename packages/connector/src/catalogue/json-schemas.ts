import { resources } from '../manifest/resources.ts';

/** A JSON Schema, as data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The schema of an operation's flat input: always an object, never a choice at its root, and without references. */
export interface InputSchema extends JsonSchema {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
}

/** The input of an operation as JSON Schema, made beforehand: nothing of the catalogue is loaded for it. */
export const inputSchemaOf = (name: string): Promise<InputSchema> => find('input', name) as Promise<InputSchema>;

/** The answer of an operation as JSON Schema, made beforehand. */
export const outputSchemaOf = (name: string): Promise<JsonSchema> => find('output', name) as Promise<JsonSchema>;

async function find(side: 'input' | 'output', name: string): Promise<unknown> {
  const resource = name.slice(0, name.indexOf('.'));
  // The specifier is put together so that the type check does not read these files.
  const file = Object.hasOwn(resources, resource)
    ? ((await import(`../manifest/${side}-schemas/${resource}.json`, { with: { type: 'json' } })) as { default: Record<string, unknown> })
    : undefined;
  const schema = file?.default[name];
  if (schema === undefined) throw new TypeError(`There is no operation "${name}".`);
  return schema;
}
