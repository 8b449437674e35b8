import type { Samples } from '../../testing/samples.ts';

const job = { job_identifier: 'orzzsbd7hk67xyu', app_id: 'sandbox' };

export const samples: Samples = {
  create: () => ({
    dataset_id: 'conversation',
    attribute_ids: ['conversation.conversation_id'],
    start_time: 1_600_000_000,
    end_time: 1_900_000_000,
  }),
  get: () => ({ ...job, client_id: 'client' }),
  download: () => job,
};
