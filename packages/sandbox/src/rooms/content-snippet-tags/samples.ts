import { firstOf, type Samples } from '../../testing/samples.ts';
import { snippets } from '../content-snippets/room.ts';
import { tags } from '../tags/room.ts';

export const samples: Samples = {
  attach: (world) => ({ content_snippet_id: firstOf(world, snippets).id, id: firstOf(world, tags).id }),
  detach: (world) => {
    const tagged = world
      .of(snippets)
      .listed()
      .find(({ tag_ids }) => tag_ids.length > 0);
    return { content_snippet_id: tagged?.id, id: tagged?.tag_ids[0] };
  },
};
