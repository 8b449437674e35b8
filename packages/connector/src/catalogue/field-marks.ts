import type * as z from 'zod';
import type { IdList } from './id-lists.ts';

/** What a field is beyond its type, for whoever fills it in from what a person says, or shows it to one. */
export interface FieldMark {
  /** Unix seconds. */
  readonly seconds?: true;
  /** Of these the day, in a list. */
  readonly day?: true;
  /** Seconds that something took. */
  readonly duration?: true;
  /** What an event's metadata is: `{ amount, currency }` in cents, times under names that end in `_date`. */
  readonly eventData?: true;
  /** What its ids are of, or may be of. */
  readonly of?: IdList | readonly IdList[];
  /** The field beside it that says which of them, and by which of its values. */
  readonly by?: { readonly field: string; readonly lists: Readonly<Record<string, IdList>> };
  /** It takes the whole name of one of them, letter by letter. */
  readonly nameOf?: IdList;
  /** It takes the workspace's own id of one of them; who has another id or a name is asked for in the field beside it. */
  readonly ownIdOf?: { readonly list: IdList; readonly beside: string };
  /** People call what it is the id of by a number that the inbox shows. */
  readonly numbered?: true;
  /** It is the name of something in this list, or of what is to be made. */
  readonly mayName?: IdList;
  /** Words of which each has to be there as it is written. */
  readonly phrase?: true;
  /** 0 is nobody. */
  readonly nobody?: true;
  /** The teammate as whom it is done: an id, or a reference with its type. */
  readonly acting?: 'id' | 'reference';
}

const marks = new WeakMap<object, FieldMark>();

/** The same schema; what is made from it afterwards (`optional`, `describe`) has the mark too. */
export const marked = <Schema extends z.ZodType>(mark: FieldMark, schema: Schema): Schema => {
  marks.set(schema, { ...marks.get(schema), ...mark });
  return schema;
};

export const idOf = <Schema extends z.ZodType>(list: IdList, schema: Schema): Schema => marked({ of: list }, schema);

/** Of a schema, through what may be missing; without zod itself, which is loaded with the first operation. */
export function markOf(schema: z.ZodType): FieldMark | undefined {
  // Described in words afterwards, it is another schema made from this one.
  for (let one: unknown = schema; typeof one === 'object' && one !== null; one = (one as z.ZodType)._zod.parent) {
    const own = marks.get(one);
    if (own) return own;
  }
  const { type, innerType } = schema._zod.def as unknown as { readonly type: string; readonly innerType?: z.ZodType };
  return innerType && ['optional', 'nullable', 'default'].includes(type) ? markOf(innerType) : undefined;
}
