import { operation } from '../operation.ts';
import { Deleted } from '../shared/deleted.ts';
import { id } from '../shared/fields.ts';

const remove = operation({
  name: 'custom_objects.delete',
  route: 'DELETE /custom_object_instances/{custom_object_type_identifier}/{custom_object_instance_id}',
  summary: 'Delete a custom object',
  description: "Deletes an object of a type by Intercom's id of it. For your own id use custom_objects.delete_by_external_id.",
  asked: [
    'delete a custom object',
    "remove an order record by Intercom's id",
    'drop a booking of our own object type',
    'this subscription or order object was made by mistake',
    'delete the order object with id 12',
    'remove a device record',
    'drop a custom object instance',
    'the booking record was wrong, delete it',
    'delete an instance of our object type',
    'object record is wrong, remove it',
    'delete the device entry by its Intercom id',
    'booking was put in by mistake, take it out',
    'erase one record of an object type',
    'erase an order record',
    'object 5c was wrong, remove',
  ],
  effect: 'delete',
  retry: 'S',
  scope: 'custom_objects:write',
  permissions: ['read_write_custom_object_instances', 'write_custom_object_instances'],
  audit: { event: 'custom_object.deleted', target: 'custom_object_instance_id' },
  since: '2.13',
  path: {
    custom_object_type_identifier: id('Identifier of the type, such as Order.'),
    custom_object_instance_id: id("Intercom's id of the object."),
  },
  output: Deleted,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/custom-object-instances/deletecustomobjectinstancesbyexternalid',
  examples: [
    {
      title: 'Delete a custom object',
      input: { custom_object_type_identifier: '123', custom_object_instance_id: '123' },
      output: { id: '26' },
    },
  ],
});

export { remove as delete };
