import * as z from 'zod';
import { wanted } from '../described.ts';
import { id } from './fields.ts';
import { loose, resource, type Schema } from './resource.ts';
import { time } from './times.ts';

const state = z.string().nullish();

const job = resource(
  {
    id: z.string(),
    type: z.string().nullish(),
    /** pending, running, completed, or completed_with_errors. */
    state,
    created_at: time.nullish(),
    updated_at: time.nullish(),
    completed_at: time.nullish(),
    tasks: z
      .array(
        loose({
          id: z.string().nullish(),
          item_count: z.int().nullish(),
          state,
          created_at: time.nullish(),
          started_at: time.nullish(),
          completed_at: time.nullish(),
        }),
      )
      .nullish(),
    url: z.string().nullish(),
  },
  { row: ['id', 'state', 'created_at', 'completed_at'], own: ['state'] },
);

/** A job in the background that changes many things. It says that something was rejected, and not what. */
export interface BulkJob extends z.output<typeof job> {}
export const BulkJob: Schema<BulkJob> = job;

/** Of one call, by the description of each. */
export const mostOfBulk = 100;

export const openJob = z
  .strictObject({ id: wanted(id('Id of the job.')) })
  .describe('A job that still runs, to which this is added; otherwise it is a new one.')
  .optional();
