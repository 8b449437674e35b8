import { firstOf, type Samples } from '../../testing/samples.ts';
import { finVoiceCalls } from './room.ts';

export const samples: Samples = {
  create: () => ({ phone_number: '+15550001', call_id: 'new' }),
  get: (world) => ({ id: firstOf(world, finVoiceCalls).id }),
  find: (world) => ({ external_id: firstOf(world, finVoiceCalls).external_call_id }),
  find_by_phone: (world) => ({ phone_number: firstOf(world, finVoiceCalls).user_phone_number }),
  list: (world) => ({ conversation_id: firstOf(world, finVoiceCalls).intercom_conversation_id }),
};
