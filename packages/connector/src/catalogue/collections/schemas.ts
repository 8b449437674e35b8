import * as z from 'zod';
import { translations } from '../shared/fields.ts';
import { resource, type Schema, translationOf } from '../shared/resource.ts';
import { time } from '../shared/times.ts';

const collection = resource(
  {
    id: z.string(),
    workspace_id: z.union([z.string(), z.int()]).nullish(),
    name: z.string().nullish(),
    description: z.string().nullish(),
    created_at: time.nullish(),
    updated_at: time.nullish(),
    url: z.string().nullish(),
    icon: z.string().nullish(),
    order: z.number().nullish(),
    default_locale: z.string().nullish(),
    translated_content: z
      .record(z.string(), translationOf({ type: z.string().nullish(), name: z.string().nullish(), description: z.string().nullish() }))
      .nullish(),
    parent_id: z.union([z.string(), z.int()]).nullish(),
    help_center_id: z.union([z.int(), z.string()]).nullish(),
  },
  {
    row: ['id', 'name', 'parent_id', 'help_center_id', 'url', 'updated_at'],
    own: ['workspace_id', 'parent_id', 'help_center_id', 'default_locale'],
  },
);

export interface Collection extends z.output<typeof collection> {}
export const Collection: Schema<Collection> = collection;

/** What is sent; read, it has the same form. */
export const collectionTranslations = translations(
  'group_translated_content',
  z
    .strictObject({
      type: z.enum(['group_content']).describe('Kind.').nullable().optional(),
      name: z.string().max(2000).describe('Name.').optional(),
      description: z.string().max(1_000_000).describe('What it is for.').optional(),
    })
    .nullable(),
)
  .describe('Title and text in other languages, by locale.')
  .nullable()
  .optional();
