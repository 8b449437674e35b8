import type { Samples } from '../../testing/samples.ts';

export const samples: Samples = { get: () => ({}), update: () => ({ enabled: false, ip_allowlist: ['203.0.113.7'] }) };
