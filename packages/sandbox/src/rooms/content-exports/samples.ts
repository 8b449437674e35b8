import type { Samples } from '../../testing/samples.ts';

const job = () => ({ job_identifier: 'al9w983lwu88w1fd' });

export const samples: Samples = {
  create: () => ({ created_at_after: 1_700_000_000, created_at_before: 1_800_000_000 }),
  get: job,
  cancel: job,
  download: job,
};
