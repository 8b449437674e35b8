import { firstOf, type Samples } from '../../testing/samples.ts';
import { contentOf, folders } from './room.ts';

export const samples: Samples = {
  list: () => ({}),
  get: (world) => ({ id: firstOf(world, folders).id }),
  create: (world) => ({ folder: { name: 'Payments', parent_folder_id: Number(firstOf(world, folders).id) } }),
  update: (world) => ({ id: firstOf(world, folders).id, folder: { name: 'Renamed' } }),
  delete: (world) => ({
    id: world
      .of(folders)
      .all()
      .find((folder) => contentOf(folder, world) === 0)?.id,
  }),
};
