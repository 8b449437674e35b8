import * as z from 'zod';
import { loose, resource, type Schema } from '../shared/resource.ts';

const handlingEvent = resource(
  {
    teammate: loose({
      type: z.string().nullish(),
      id: z.union([z.int(), z.string()]).nullish(),
      name: z.string().nullish(),
      email: z.string().nullish(),
    }).nullish(),
    type: z.string().nullish(),
    timestamp: z.string().nullish(),
    reason: z.string().nullish(),
  },
  { row: ['teammate', 'type', 'timestamp'], own: ['timestamp'] },
);

export interface HandlingEvent extends z.output<typeof handlingEvent> {}
export const HandlingEvent: Schema<HandlingEvent> = handlingEvent;
