import * as z from 'zod';
import { resource, type Schema } from '../shared/resource.ts';
import { time } from '../shared/times.ts';

const newsfeed = resource(
  { id: z.string(), type: z.string().nullish(), name: z.string().nullish(), created_at: time.nullish(), updated_at: time.nullish() },
  { row: ['id', 'name', 'updated_at', 'created_at'], own: [] },
);

export interface Newsfeed extends z.output<typeof newsfeed> {}
export const Newsfeed: Schema<Newsfeed> = newsfeed;
