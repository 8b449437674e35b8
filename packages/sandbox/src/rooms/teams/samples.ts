import { firstOf, type Samples } from '../../testing/samples.ts';
import { teams } from './room.ts';

export const samples: Samples = { list: () => ({}), get: (world) => ({ team_id: firstOf(world, teams).id }) };
