import { operation } from '../operation.ts';
import { bodyId, customAttributes, id, seconds } from '../shared/fields.ts';
import { CustomObjectInstance } from './schemas.ts';

export const create = operation({
  name: 'custom_objects.create',
  route: 'POST /custom_object_instances/{custom_object_type_identifier}',
  summary: 'Create or update a custom object',
  description: "Adds an object of a type of the workspace's own, or changes the one with this external_id. Times are Unix seconds.",
  asked: [
    'add an order, booking or other object of our own type',
    'save an order to Intercom',
    'upsert a subscription object',
    'update the status of an order record',
    'push a custom object instance',
    'put his new order into Intercom',
    'invoice is paid, update its record',
    'save order 5512 in Intercom',
    'create a record of our object type Subscription',
    'write the booking into Intercom',
    'push an invoice record to Intercom',
    'add a device to the customer as an object',
    'update the state of the order object to shipped',
    'new contract for this customer as a custom object',
    'record instance with external id',
    'sync orders from our shop',
  ],
  effect: 'create',
  retry: 'S',
  scope: 'custom_objects:write',
  permissions: ['read_write_custom_object_instances', 'write_custom_object_instances'],
  audit: { event: 'custom_object.saved', target: 'custom_object_type_identifier' },
  since: '2.13',
  path: { custom_object_type_identifier: id('Identifier of the type, such as Order.') },
  body: {
    external_id: bodyId('Your own id of it.').optional(),
    external_created_at: seconds('When it was made in your system.').nullable().optional(),
    external_updated_at: seconds('When it changed in your system.').nullable().optional(),
    custom_attributes: customAttributes.nullable().optional(),
  },
  output: CustomObjectInstance,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/custom-object-instances/createcustomobjectinstances',
  examples: [
    {
      title: 'Create or update a custom object',
      input: {
        custom_object_type_identifier: '123',
        external_id: '123',
        external_created_at: 1392036272,
        external_updated_at: 1392036272,
        custom_attributes: { order_number: 'ORDER-12345', total_amount: 99.99 },
      },
      output: { id: '22', type: 'Order', external_id: '123', created_at: 1734537745, updated_at: 1734537745 },
    },
  ],
});
