import { firstOf, type Samples } from '../../testing/samples.ts';
import { internalArticles } from '../internal-articles/room.ts';
import { tags } from '../tags/room.ts';

export const samples: Samples = {
  attach: (world) => ({ internal_article_id: firstOf(world, internalArticles).id, id: firstOf(world, tags).id }),
  detach: (world) => {
    const tagged = world
      .of(internalArticles)
      .listed()
      .find(({ tag_ids }) => tag_ids.length > 0);
    return { internal_article_id: tagged?.id, id: tagged?.tag_ids[0] };
  },
};
