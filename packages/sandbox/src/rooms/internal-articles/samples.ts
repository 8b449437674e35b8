import { firstOf, type Samples } from '../../testing/samples.ts';
import { admins } from '../admins/room.ts';
import { internalArticles } from './room.ts';

export const samples: Samples = {
  list: () => ({}),
  search: () => ({ folder_id: '6' }),
  get: (world) => ({ internal_article_id: firstOf(world, internalArticles).id }),
  create: (world) => {
    const admin = Number(firstOf(world, admins).id);
    return { title: 'New', author_id: admin, owner_id: admin, body: '<p>Quietly.</p>' };
  },
  update: (world) => ({ internal_article_id: firstOf(world, internalArticles).id, title: 'Renamed' }),
  delete: (world) => ({ internal_article_id: firstOf(world, internalArticles).id }),
};
