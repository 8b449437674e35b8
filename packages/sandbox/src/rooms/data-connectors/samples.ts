import type { World } from '../../parts/room.ts';
import { firstOf, type Samples } from '../../testing/samples.ts';
import { dataConnectors } from './room.ts';

const draft = (world: World) =>
  world
    .of(dataConnectors)
    .listed()
    .find(({ state }) => state === 'draft')?.id;

export const samples: Samples = {
  list: () => ({}),
  get: (world) => ({ id: firstOf(world, dataConnectors).id }),
  create: () => ({ name: 'New', http_method: 'get', url: 'https://shop.example.com' }),
  update: (world) => ({ id: draft(world), state: 'live' }),
  delete: (world) => ({ id: draft(world) }),
};
