import { firstOf, type Samples } from '../../testing/samples.ts';
import { events } from './room.ts';

export const samples: Samples = { list: (world) => ({ type: 'user', intercom_user_id: firstOf(world, events).id }) };
