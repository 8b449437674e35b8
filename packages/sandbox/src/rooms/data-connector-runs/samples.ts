import type { World } from '../../parts/room.ts';
import type { Samples } from '../../testing/samples.ts';
import { runs } from './room.ts';

/** The oldest: one that lies behind any clock. */
const named = (world: World) => {
  const run = world.of(runs).listed().at(-1);
  return { data_connector_id: run?.data_connector_id, id: run?.id };
};

export const samples: Samples = { list: (world) => ({ data_connector_id: named(world).data_connector_id, start_ts: 1 }), get: named };
