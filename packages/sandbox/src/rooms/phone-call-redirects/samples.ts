import type { Samples } from '../../testing/samples.ts';

export const samples: Samples = { create: () => ({ phone: '+353832345678' }) };
