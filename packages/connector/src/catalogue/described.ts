import type * as z from 'zod';

/**
 * What Intercom's description has of fields of which the catalogue asks more, so that agents and forms send what does something. REST holds
 * a field to this, and leaves the rest to Intercom.
 */
const described = new WeakMap<object, z.ZodType>();

export const stricterThan = <Schema extends z.ZodType>(as: z.ZodType, schema: Schema): Schema => {
  described.set(schema, as);
  return schema;
};

/** Intercom's description does not say that it has to be there. */
export const wanted = <Schema extends z.ZodType>(schema: Schema): Schema => stricterThan(schema.optional(), schema);

/** The parts of a schema's definition that lead further; without zod itself, which is loaded with the first operation. */
interface Definition {
  readonly type: string;
  readonly innerType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly element?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly shape?: Readonly<Record<PropertyKey, z.ZodType>>;
  readonly catchall?: z.ZodType;
}

/** Whether a value fits what Intercom's description has at one of the places that lead to it. */
export function isAsDescribed(schema: z.ZodType, path: readonly PropertyKey[], value: unknown): boolean {
  // Described in words afterwards, it is another schema made from this one.
  for (let one: unknown = schema; typeof one === 'object' && one !== null; one = (one as z.ZodType)._zod.parent)
    if (described.get(one)?.safeParse(value).success) return true;
  const { innerType, options, ...holding } = schema._zod.def as unknown as Definition;
  if (innerType) return isAsDescribed(innerType, path, value);
  if (options) return options.some((option) => isAsDescribed(option, path, value));
  const [key, ...rest] = path;
  const inner = key === undefined ? undefined : within(holding, key);
  const held = typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key ?? ''] : undefined;
  return inner !== undefined && isAsDescribed(inner, rest, held);
}

const within = ({ element, valueType, shape, catchall }: Definition, key: PropertyKey) => element ?? valueType ?? shape?.[key] ?? catchall;
