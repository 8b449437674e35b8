import { firstOf, type Samples } from '../../testing/samples.ts';
import { awayReasons } from '../away-status-reasons/room.ts';
import { admins } from './room.ts';

export const samples: Samples = {
  me: () => ({}),
  list: () => ({}),
  get: (world) => ({ admin_id: firstOf(world, admins).id }),
  set_away: (world) => ({
    admin_id: firstOf(world, admins).id,
    away_mode_enabled: true,
    away_mode_reassign: false,
    away_status_reason_id: Number(firstOf(world, awayReasons).id),
  }),
};
