import * as z from 'zod';
import { loose, resource, type Schema } from '../shared/resource.ts';
import { time } from '../shared/times.ts';

const tag = resource(
  {
    type: z.literal('tag').optional(),
    id: z.string(),
    name: z.string().nullish(),
    applied_at: time.nullish(),
    applied_by: loose({ type: z.string().nullish(), id: z.string().nullish() }).nullish(),
  },
  { row: ['id', 'name'], own: [], escaped: ['name'] },
);

export interface Tag extends z.output<typeof tag> {}
export const Tag: Schema<Tag> = tag;

const tagName = resource(
  { id: z.string(), name: z.string().nullish() },
  { row: ['id', 'name'], within: ['name'], own: [], escaped: ['name'] },
);

/** A tag as it stands on something. */
export interface TagName extends z.output<typeof tagName> {}
export const TagName: Schema<TagName> = tagName;
