import { firstOf, type Samples } from '../../testing/samples.ts';
import { admins } from '../admins/room.ts';
import { articles } from './room.ts';

export const samples: Samples = {
  list: () => ({}),
  get: (world) => ({ article_id: firstOf(world, articles).id }),
  create: (world) => ({ title: 'New', author_id: Number(firstOf(world, admins).id), body: '<p>Hello</p>' }),
  update: (world) => ({ article_id: firstOf(world, articles).id, title: 'Renamed' }),
  delete: (world) => ({ article_id: firstOf(world, articles).id }),
  search: () => ({ phrase: 'password' }),
};
