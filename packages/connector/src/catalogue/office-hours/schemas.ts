import * as z from 'zod';
import { loose, resource, type Schema } from '../shared/resource.ts';
import { time } from '../shared/times.ts';

const officeHoursSchedule = resource(
  {
    type: z.string().nullish(),
    id: z.string(),
    name: z.string().nullish(),
    time_zone_name: z.string().nullish(),
    time_intervals: z
      .array(loose({ start_minute: z.number().nullish(), end_minute: z.number().nullish(), day_of_week: z.number().nullish() }))
      .nullish(),
    twenty_four_seven: z.boolean().nullish(),
    created_at: time.nullish(),
    updated_at: time.nullish(),
  },
  { row: ['id', 'name', 'time_zone_name', 'twenty_four_seven', 'time_intervals'], own: ['time_zone_name'] },
);

export interface OfficeHoursSchedule extends z.output<typeof officeHoursSchedule> {}
export const OfficeHoursSchedule: Schema<OfficeHoursSchedule> = officeHoursSchedule;
