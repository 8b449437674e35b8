import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { CustomObjectInstance } from './schemas.ts';

export const get = operation({
  name: 'custom_objects.get',
  route: 'GET /custom_object_instances/{custom_object_type_identifier}/{custom_object_instance_id}',
  summary: 'Get a custom object',
  description: "One object of a type by Intercom's id of it. For your own id use custom_objects.list with external_id.",
  asked: [
    'show a custom object',
    "open an order by Intercom's id",
    'details of a booking record',
    'where is the order, its status',
    'where does this order stand',
    'what is in booking 12',
    'show one order by its Intercom id',
    'open order object 12',
    'what is in the booking record',
    'show the subscription object of a customer by id',
    'status of one order',
    'details of one custom object instance',
    'one device record',
    'show order record 12',
    'details of the booking with Intercom id 12',
    'what does the object hold',
    'where does order record 12 stand',
    'which state is order 5512 in, from Intercom',
    'show shipment 5d',
    'fields of one booking',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'custom_objects:read',
  permissions: ['read_write_custom_object_instances'],
  audit: { event: 'custom_object.read', target: 'custom_object_instance_id' },
  since: '2.13',
  path: {
    custom_object_type_identifier: id('Identifier of the type, such as Order.'),
    custom_object_instance_id: id("Intercom's id of the object."),
  },
  output: CustomObjectInstance,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/custom-object-instances/getcustomobjectinstancesbyid',
  examples: [
    {
      title: 'Get a custom object',
      input: { custom_object_type_identifier: '123', custom_object_instance_id: '123' },
      output: { id: '25', type: 'Order', external_id: '123', created_at: 1734537750, updated_at: 1734537750 },
    },
  ],
});
