import { firstOf, type Samples } from '../../testing/samples.ts';
import { contacts } from '../contacts/room.ts';
import { notes } from './room.ts';

export const samples: Samples = {
  list: (world) => ({ contact_id: firstOf(world, notes).contact_id }),
  create: (world) => ({ contact_id: firstOf(world, contacts).id, body: 'Likes tea' }),
  get: (world) => ({ note_id: firstOf(world, notes).id }),
};
