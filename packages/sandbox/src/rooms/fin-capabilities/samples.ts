import type { Samples } from '../../testing/samples.ts';

export const samples: Samples = { list: () => ({ user: { id: 'u-1' } }) };
