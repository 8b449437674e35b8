import type { Samples } from '../../testing/samples.ts';

export const samples: Samples = { list: () => ({ per_page: 2 }) };
