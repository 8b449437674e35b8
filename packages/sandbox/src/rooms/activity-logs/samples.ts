import type { Samples } from '../../testing/samples.ts';

export const samples: Samples = {
  list: () => ({ created_at_after: 1_600_000_000 }),
  search: () => ({ created_at_after: 1_600_000_000, event_types: ['admin_logout'], per_page: 5 }),
};
