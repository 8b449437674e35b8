import { firstOf, type Samples } from '../../testing/samples.ts';
import { articles } from '../articles/room.ts';
import { tags } from '../tags/room.ts';

export const samples: Samples = {
  attach: (world) => ({ article_id: firstOf(world, articles).id, id: firstOf(world, tags).id }),
  detach: (world) => {
    const tagged = world
      .of(articles)
      .listed()
      .find(({ tag_ids }) => tag_ids.length > 0);
    return { article_id: tagged?.id, id: tagged?.tag_ids[0] };
  },
};
