import type { World } from '../../parts/room.ts';
import { firstOf, type Samples } from '../../testing/samples.ts';
import { articles } from '../articles/room.ts';
import { redirects } from './room.ts';

const named = (world: World) => ({ help_center_id: '79', id: firstOf(world, redirects).id });

export const samples: Samples = {
  list: () => ({ help_center_id: '79' }),
  get: named,
  create: (world) => ({
    help_center_id: '79',
    from_url: 'https://help.workspace.example/older-page',
    locale: 'en',
    target_type: 'article',
    target_id: firstOf(world, articles).id,
  }),
  delete: named,
};
