import { firstOf, type Samples } from '../../testing/samples.ts';
import { exceptions } from './room.ts';

const named = (world: Parameters<NonNullable<Samples[string]>>[0]) => {
  const { id, office_hours_schedule_id } = firstOf(world, exceptions);
  return { id, office_hours_schedule_id };
};

export const samples: Samples = {
  list: (world) => ({ office_hours_schedule_id: firstOf(world, exceptions).office_hours_schedule_id }),
  get: named,
  create: (world) => ({
    office_hours_schedule_id: firstOf(world, exceptions).office_hours_schedule_id,
    exception_date: '2027-01-01',
    exception_type: 'closed',
  }),
  update: (world) => ({ ...named(world), name: 'A day off' }),
  delete: named,
};
