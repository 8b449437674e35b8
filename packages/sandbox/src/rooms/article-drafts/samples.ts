import type { World } from '../../parts/room.ts';
import type { Samples } from '../../testing/samples.ts';
import { articles } from '../articles/room.ts';

const published = (world: World) =>
  world
    .of(articles)
    .listed()
    .find(({ state }) => state === 'published')?.id;
const waiting = (world: World) =>
  world
    .of(articles)
    .listed()
    .find(({ draft }) => draft)?.id;

export const samples: Samples = {
  get: (world) => ({ id: waiting(world) }),
  update: (world) => ({ id: published(world), title: 'Better' }),
  publish: (world) => ({ id: waiting(world) }),
};
