import { firstOf, type Samples } from '../../testing/samples.ts';
import { identityVerificationSecrets } from './room.ts';

export const samples: Samples = {
  list: () => ({}),
  create: () => ({ name: 'Next', supports_web: true, supports_ios: true }),
  delete: (world) => ({ id: firstOf(world, identityVerificationSecrets).id }),
};
