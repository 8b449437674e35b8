import { firstOf, type Samples } from '../../testing/samples.ts';
import { snippets } from './room.ts';

export const samples: Samples = {
  list: () => ({}),
  get: (world) => ({ id: firstOf(world, snippets).id }),
  create: () => ({ title: 'New', body_markdown: 'Ask us.' }),
  update: (world) => ({ id: firstOf(world, snippets).id, title: 'Renamed' }),
  delete: (world) => ({ id: firstOf(world, snippets).id }),
};
