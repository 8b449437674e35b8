import { operation } from '../operation.ts';
import { Deleted } from '../shared/deleted.ts';
import { id } from '../shared/fields.ts';

export const deleteByExternalId = operation({
  name: 'custom_objects.delete_by_external_id',
  route: 'DELETE /custom_object_instances/{custom_object_type_identifier}',
  summary: 'Delete a custom object by your id',
  description: "Deletes the object of a type that has this external_id. For Intercom's id use custom_objects.delete.",
  asked: [
    'delete an object by our own id',
    'remove order 1234 from the records',
    'erase a booking by its external id',
    'delete order 5512, that is our own number',
    'remove the record whose external id is B-77',
    'cancelled booking in our system, delete its object by our id',
    'delete custom object by external_id',
    'order number 5512 of ours must be removed from Intercom',
    'remove booking B-77 by our number',
    'order was cancelled, delete the record with our number',
    'erase her order by our order number',
    'order record with our own number must go',
    'remove order with our number',
    'delete the booking B-12 by our id',
  ],
  effect: 'delete',
  retry: 'S',
  scope: 'custom_objects:write',
  permissions: ['read_write_custom_object_instances', 'write_custom_object_instances'],
  audit: { event: 'custom_object.deleted', target: 'custom_object_type_identifier' },
  since: '2.13',
  path: { custom_object_type_identifier: id('Identifier of the type, such as Order.') },
  query: { external_id: id('Your own id of it.') },
  output: Deleted,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/custom-object-instances/deletecustomobjectinstancesbyid',
  examples: [
    { title: 'Delete a custom object by your id', input: { custom_object_type_identifier: '123', external_id: 'x' }, output: { id: '26' } },
  ],
});
