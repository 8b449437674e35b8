import { firstOf, type Samples } from '../../testing/samples.ts';
import { contacts } from '../contacts/room.ts';

export const samples: Samples = { list: (world) => ({ contact_id: firstOf(world, contacts).id }) };
