import * as z from 'zod';
import { Admin } from '../admins/schemas.ts';
import { loose, resource, type Schema } from '../shared/resource.ts';
import { time } from '../shared/times.ts';

const note = resource(
  {
    type: z.string().nullish(),
    id: z.string(),
    created_at: time.nullish(),
    contact: loose({ type: z.string().nullish(), id: z.union([z.string(), z.int()]).nullish() }).nullish(),
    company: loose({ type: z.string().nullish(), id: z.union([z.string(), z.int()]).nullish() }).nullish(),
    author: Admin.nullish(),
    body: z.string().nullish(),
  },
  { row: ['id', 'body', 'author', 'created_at'], own: [], html: ['body'] },
);

export interface Note extends z.output<typeof note> {}
export const Note: Schema<Note> = note;
