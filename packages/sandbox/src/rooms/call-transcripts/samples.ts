import type { Samples } from '../../testing/samples.ts';
import { phoneCalls } from '../calls/room.ts';

export const samples: Samples = {
  get: (world) => ({
    call_id: world
      .of(phoneCalls)
      .listed()
      .find(({ transcript }) => transcript)?.id,
  }),
};
