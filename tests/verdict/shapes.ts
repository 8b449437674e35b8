import { isReference, type Source } from '../description/description.ts';

/** One of the shapes that a schema of the description allows: references followed, what is joined put together, choices taken apart. */
export interface Shape {
  readonly type: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean' | 'null' | 'any';
  readonly words: readonly unknown[] | undefined;
  readonly fields: Readonly<Record<string, object>>;
  readonly required: readonly string[];
  readonly items: object | undefined;
  /** What fields without a name of their own are. */
  readonly others: object | undefined;
  readonly example: unknown;
  readonly shortest: number;
}

interface Schema {
  readonly type?: Shape['type'];
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, object>>;
  readonly required?: readonly string[];
  readonly items?: object;
  readonly additionalProperties?: object | boolean;
  readonly example?: unknown;
  readonly minLength?: number;
  readonly minItems?: number;
  readonly allOf?: readonly object[];
  readonly anyOf?: readonly object[];
}

/** Every shape of a schema, the most telling first. */
export function shapesOf(schema: object, { follow }: Source): Shape[] {
  const alternatives = (one: object): Schema[] => {
    const { allOf = [], anyOf = [], ...own } = (isReference(one) ? follow(one) : one) as Schema;
    const choices = [
      ...allOf.map((part) => alternatives(part)),
      ...(anyOf.length > 0 ? [anyOf.flatMap((part) => alternatives(part))] : []),
    ];
    return choices.reduce<Schema[]>((joined, parts) => joined.flatMap((left) => parts.map((right) => join(left, right))), [own]);
  };
  return alternatives(schema).map(toShape);
}

const join = (left: Schema, right: Schema): Schema => ({
  ...left,
  ...right,
  properties: { ...left.properties, ...right.properties },
  required: [...new Set([...(left.required ?? []), ...(right.required ?? [])])],
});

function toShape(schema: Schema): Shape {
  const { type, properties = {}, additionalProperties, example } = schema;
  return {
    type: type ?? (Object.keys(properties).length > 0 ? 'object' : 'any'),
    words: schema.enum,
    fields: properties,
    required: schema.required ?? [],
    items: schema.items,
    others: typeof additionalProperties === 'object' ? additionalProperties : undefined,
    example,
    shortest: schema.minLength ?? schema.minItems ?? 0,
  };
}
