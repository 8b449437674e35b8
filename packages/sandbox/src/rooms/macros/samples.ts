import { firstOf, type Samples } from '../../testing/samples.ts';
import { macros } from './room.ts';

export const samples: Samples = {
  list: () => ({}),
  get: (world) => ({
    id:
      world
        .of(macros)
        .listed()
        .find(({ visible_to }) => visible_to === 'everyone')?.id ?? firstOf(world, macros).id,
  }),
};
