import { firstOf, type Samples } from '../../testing/samples.ts';
import { admins } from '../admins/room.ts';
import { newsItems } from './room.ts';

export const samples: Samples = {
  list: () => ({}),
  get: (world) => ({ news_item_id: firstOf(world, newsItems).id }),
  create: (world) => ({ title: 'New', sender_id: Number(firstOf(world, admins).id) }),
  update: (world) => ({ news_item_id: firstOf(world, newsItems).id, title: 'Renamed', sender_id: Number(firstOf(world, admins).id) }),
  delete: (world) => ({ news_item_id: firstOf(world, newsItems).id }),
};
