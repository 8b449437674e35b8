import type { World } from '../../parts/room.ts';
import type { Samples } from '../../testing/samples.ts';
import { conversationAttributes } from '../conversation-attributes/room.ts';

const list = (world: World) =>
  world
    .of(conversationAttributes)
    .listed()
    .find(({ options }) => options);

export const samples: Samples = {
  create: (world) => ({ id: list(world)?.id, label: 'Highest' }),
  update: (world) => ({ id: list(world)?.id, option_id: list(world)?.options?.[0]?.id, label: 'Lowest' }),
  delete: (world) => ({ id: list(world)?.id, option_id: list(world)?.options?.[0]?.id }),
};
