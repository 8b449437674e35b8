import type { Samples } from '../../testing/samples.ts';
import { contacts } from '../contacts/room.ts';
import { samples as contactSamples } from '../contacts/samples.ts';

export const samples: Samples = {
  list: (world) => ({
    id: world
      .of(contacts)
      .listed()
      .find(({ role }) => role === 'user')?.id,
  }),
  preview: contactSamples['merge'] as Samples[string],
};
