import { firstOf, type Samples } from '../../testing/samples.ts';
import { schedules } from './room.ts';

const hours = [{ start_minute: 480, end_minute: 1080 }];

export const samples: Samples = {
  list: () => ({}),
  get: (world) => ({ id: firstOf(world, schedules).id }),
  create: () => ({ name: 'Weekend', time_zone_name: 'Europe/Dublin', time_intervals: hours }),
  update: (world) => ({ id: firstOf(world, schedules).id, name: 'Longer', time_intervals: hours }),
  delete: (world) => ({ id: firstOf(world, schedules).id }),
};
