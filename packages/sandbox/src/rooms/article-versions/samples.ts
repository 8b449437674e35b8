import { firstOf, type Samples } from '../../testing/samples.ts';
import { articles } from '../articles/room.ts';

export const samples: Samples = {
  list: (world) => ({ article_id: firstOf(world, articles).id }),
  get: (world) => ({ article_id: firstOf(world, articles).id, id: firstOf(world, articles).content_id }),
};
