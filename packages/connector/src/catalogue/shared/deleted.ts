import * as z from 'zod';
import { loose, type Schema } from './resource.ts';

const deleted = loose({ id: z.union([z.string(), z.int()]).nullish(), object: z.string().nullish(), deleted: z.boolean().nullish() });

/** What is left of a thing that was deleted. */
export interface Deleted extends z.output<typeof deleted> {}
export const Deleted: Schema<Deleted> = deleted;
