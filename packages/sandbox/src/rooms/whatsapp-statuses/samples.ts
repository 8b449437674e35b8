import type { Samples } from '../../testing/samples.ts';
import { campaign } from '../whatsapp-messages/room.ts';

export const samples: Samples = { list: () => ({ ruleset_id: String(campaign) }) };
