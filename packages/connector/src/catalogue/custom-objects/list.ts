import * as z from 'zod';
import { operation } from '../operation.ts';
import { id, page, perPage } from '../shared/fields.ts';
import { NumberedPages } from '../shared/pages.ts';
import { loose } from '../shared/resource.ts';
import { CustomObjectInstance } from './schemas.ts';

const one = {
  type: z.string().nullish(),
  id: z.string().nullish(),
  external_id: z.string().nullish(),
  custom_attributes: z.record(z.string(), z.unknown()).nullish(),
};

export const list = operation({
  name: 'custom_objects.list',
  route: 'GET /custom_object_instances/{custom_object_type_identifier}',
  summary: 'List or find custom objects',
  description:
    "Objects of one type of the workspace's own (such as Order): one by your external_id, or those that belong to a contact or " +
    'conversation. The type is its identifier.',
  asked: [
    'orders of a customer',
    'find an order by our order number',
    'which bookings, subscriptions or devices does a person have',
    'list objects of our own type',
    'objects linked to the conversation',
    'what did she order',
    'which invoice, booking or contract belongs to him',
    'look up the parcel by its number',
    "show the customer's orders",
    'bookings that belong to this chat',
    'what orders does Rosa have',
    'find order 5512',
    'bookings of this customer',
    'custom object with our external id',
    'all devices of a user',
    'look up an invoice record by its number',
    'has the customer got an active contract',
    'which objects are linked to this chat',
    'where is her parcel',
    'status of the order with our number',
    'which orders did the customer place',
    'order with number 5512',
    'devices that belong to Tom',
    'find the booking by our number',
    'what has she bought',
    'invoices of a customer',
    'any contract for this person',
    'look up object by external id',
    'all bookings of a member',
    'what has he got from us: orders, devices',
    'does she have a running contract',
    'customer asks about a delivery, look up his orders',
    'what has he bought',
    'where is her delivery',
    'devices of one person',
    'objects that belong to this chat',
    'all shipments of a type',
    'custom object by our own id',
    'which devices does he have',
    'find the booking with external id B-12',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'custom_objects:read',
  permissions: ['read_write_custom_object_instances'],
  audit: { event: 'custom_object.listed', target: 'custom_object_type_identifier' },
  since: '2.13',
  paging: { form: 'page', items: 'data' },
  path: { custom_object_type_identifier: id('Identifier of the type, such as Order.') },
  query: {
    references_contact_id: id('Only of this contact.', 'contacts').optional(),
    references_conversation_id: id('Only of this conversation.').optional(),
    external_id: id('Your own id of it.').optional(),
    page,
    per_page: perPage(150, 20),
  },
  // Asked for by external_id one object comes, and no list.
  output: loose({ ...one, data: z.array(CustomObjectInstance).nullish(), total_count: z.int().nullish(), pages: NumberedPages.nullish() }),
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
