import { firstOf, type Samples } from '../../testing/samples.ts';
import { snippets } from '../content-snippets/room.ts';
import { tags } from '../tags/room.ts';

export const samples: Samples = {
  search: () => ({ query: 'password' }),
  bulk: (world) => ({
    action: 'update_tags',
    content_ids: [{ type: 'content_snippet', id: firstOf(world, snippets).id }],
    tags: { add_tag_ids: [Number(firstOf(world, tags).id)] },
  }),
};
