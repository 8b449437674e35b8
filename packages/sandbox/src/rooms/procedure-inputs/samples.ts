import type { Samples } from '../../testing/samples.ts';
import { procedureInputs } from './room.ts';

export const samples: Samples = {
  create: (world) => {
    const step = world.of(procedureInputs).all()[0];
    return {
      conversation_id: step?.conversation_id,
      step_id: step?.id,
      attribute_values: step?.attributes.map(({ identifier, data_type }) => ({
        identifier,
        value: data_type === 'boolean' ? true : 'yes',
      })),
    };
  },
};
