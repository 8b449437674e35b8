import { operation } from '../operation.ts';
import { id, page, perPage } from '../shared/fields.ts';
import { listOf, NumberedPages } from '../shared/pages.ts';
import { CustomObjectInstance } from './schemas.ts';

export const list = operation({
  name: 'custom_objects.list',
  route: 'GET /custom_object_instances/{custom_object_type_identifier}',
  summary: 'List or find custom objects',
  description:
    "Objects of one type of the workspace's own (such as Order): one by your external_id, or those that belong to a contact or " +
    'conversation. The type is its identifier.',
  effect: 'read',
  retry: 'R',
  scope: 'custom_objects:read',
  permissions: ['read_write_custom_object_instances'],
  audit: { event: 'custom_object.listed', target: 'custom_object_type_identifier' },
  since: '2.13',
  paging: { form: 'page', items: 'data' },
  path: { custom_object_type_identifier: id('Identifier of the type, such as Order.') },
  query: {
    references_contact_id: id('Only of this contact.').optional(),
    references_conversation_id: id('Only of this conversation.').optional(),
    external_id: id('Your own id of it.').optional(),
    page,
    per_page: perPage(150, 20),
  },
  output: listOf(CustomObjectInstance, NumberedPages),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/custom-object-instances/listcustomobjectinstances',
  examples: [
    {
      title: 'List or find custom objects',
      input: { custom_object_type_identifier: '123' },
      output: {
        type: 'list',
        total_count: 2,
        data: [{ id: '2', type: 'Order', external_id: 'order_002', created_at: 1734537800, updated_at: 1734537800 }],
      },
    },
  ],
});
