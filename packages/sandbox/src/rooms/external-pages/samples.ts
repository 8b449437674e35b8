import type { World } from '../../parts/room.ts';
import type { Samples } from '../../testing/samples.ts';
import { externalPages } from './room.ts';

const ofApi = (world: World) =>
  world
    .of(externalPages)
    .all()
    .find(({ source_id }) => source_id === '33')?.id;

const written = { title: 'New', html: '<p>Words</p>', locale: 'en', source_id: 33 };

export const samples: Samples = {
  list: () => ({}),
  get: (world) => ({ page_id: ofApi(world) }),
  create: () => ({ ...written, external_id: 'new' }),
  update: (world) => ({ page_id: ofApi(world), ...written, url: 'https://docs.example.com/new' }),
  delete: (world) => ({ page_id: ofApi(world) }),
};
