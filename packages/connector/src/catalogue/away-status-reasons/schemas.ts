import * as z from 'zod';
import { resource, type Schema } from '../shared/resource.ts';
import { time } from '../shared/times.ts';

const awayStatusReason = resource(
  {
    type: z.string().nullish(),
    id: z.string(),
    label: z.string().nullish(),
    emoji: z.string().nullish(),
    order: z.number().nullish(),
    deleted: z.boolean().nullish(),
    created_at: time.nullish(),
    updated_at: time.nullish(),
  },
  { row: ['id', 'label', 'emoji', 'deleted'], own: [] },
);

export interface AwayStatusReason extends z.output<typeof awayStatusReason> {}
export const AwayStatusReason: Schema<AwayStatusReason> = awayStatusReason;
