import { firstOf, type Samples } from '../../testing/samples.ts';
import { customObjects } from './room.ts';

const type = { custom_object_type_identifier: 'Order' };

export const samples: Samples = {
  list: () => type,
  get: (world) => ({ ...type, custom_object_instance_id: firstOf(world, customObjects).id }),
  create: () => ({ ...type, external_id: 'new', custom_attributes: { order_number: 'ORDER-1' } }),
  delete: (world) => ({ ...type, custom_object_instance_id: firstOf(world, customObjects).id }),
  delete_by_external_id: (world) => ({ ...type, external_id: firstOf(world, customObjects).external_id }),
};
