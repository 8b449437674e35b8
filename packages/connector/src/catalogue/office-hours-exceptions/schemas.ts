import * as z from 'zod';
import { loose, resource, type Schema } from '../shared/resource.ts';
import { time } from '../shared/times.ts';

const officeHoursException = resource(
  {
    type: z.string().nullish(),
    id: z.string(),
    office_hours_schedule_id: z.union([z.string(), z.int()]).nullish(),
    exception_date: z.string().nullish(),
    exception_type: z.string().nullish(),
    name: z.string().nullish(),
    time_intervals: z
      .array(loose({ start_minute: z.number().nullish(), end_minute: z.number().nullish(), day_of_week: z.number().nullish() }))
      .nullish(),
    recurring_annually: z.boolean().nullish(),
    created_at: time.nullish(),
    updated_at: time.nullish(),
  },
  {
    row: ['id', 'name', 'exception_date', 'exception_type', 'time_intervals', 'recurring_annually'],
    own: ['office_hours_schedule_id', 'exception_date', 'exception_type'],
  },
);

export interface OfficeHoursException extends z.output<typeof officeHoursException> {}
export const OfficeHoursException: Schema<OfficeHoursException> = officeHoursException;
