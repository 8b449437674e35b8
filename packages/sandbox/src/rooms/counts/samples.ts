import type { Samples } from '../../testing/samples.ts';

export const samples: Samples = { get: () => ({ type: 'conversation' }) };
