import * as z from 'zod';
import { resource, type Schema } from '../shared/resource.ts';

/** A number, or by what was asked for: a list of one name with its number each, or numbers by state. */
const counted = z
  .union([z.int(), z.record(z.string(), z.union([z.int(), z.string(), z.array(z.record(z.string(), z.union([z.int(), z.string()])))]))])
  .nullish();

const counts = resource(
  { type: z.string().nullish(), company: counted, conversation: counted, user: counted, lead: counted, tag: counted, segment: counted },
  { row: ['type'], own: [] },
);

/** Totals, as Intercom answered them up to version 2.4. */
export interface Counts extends z.output<typeof counts> {}
export const Counts: Schema<Counts> = counts;
