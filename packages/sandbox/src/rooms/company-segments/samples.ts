import { firstOf, type Samples } from '../../testing/samples.ts';
import { companies } from '../companies/room.ts';

export const samples: Samples = { list: (world) => ({ company_id: firstOf(world, companies).id }) };
