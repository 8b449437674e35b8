import { firstOf, type Samples } from '../../testing/samples.ts';
import { contacts } from '../contacts/room.ts';
import { banners, viewId } from './room.ts';

export const samples: Samples = {
  list: (world) => ({ id: firstOf(world, contacts).id }),
  dismiss: (world) => ({ id: firstOf(world, contacts).id, view_id: viewId(firstOf(world, banners), firstOf(world, contacts).id) }),
};
