import type { Samples } from '../../testing/samples.ts';
import { conversations } from '../conversations/room.ts';
import { partSecret } from './secret.ts';

export const samples: Samples = {
  update: (world) => {
    const conversation = world
      .of(conversations)
      .listed()
      .find(({ parts }) => parts.length > 0);
    return {
      conversation_id: conversation?.id,
      id: conversation?.parts[0]?.id,
      send_state: 'sent',
      info_message: 'Delivered',
      experimental: true,
      secret: partSecret,
    };
  },
};
