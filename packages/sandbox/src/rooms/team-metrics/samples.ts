import { firstOf, type Samples } from '../../testing/samples.ts';
import { teams } from '../teams/room.ts';

export const samples: Samples = { get: (world) => ({ team_id: firstOf(world, teams).id }) };
