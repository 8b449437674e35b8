import { firstOf, type Samples } from '../../testing/samples.ts';
import { importSources } from './room.ts';

export const samples: Samples = {
  list: () => ({}),
  get: (world) => ({ source_id: firstOf(world, importSources).id }),
  create: () => ({ sync_behavior: 'api', url: 'https://docs.example.com' }),
  update: (world) => ({
    source_id: firstOf(world, importSources).id,
    sync_behavior: 'api',
    url: 'https://docs.example.com',
    status: 'deactivated',
  }),
  delete: (world) => ({ source_id: firstOf(world, importSources).id }),
};
