import * as z from 'zod';
import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { loose } from '../shared/resource.ts';
import { SubscriptionType } from '../subscription-types/schemas.ts';

export const list = operation({
  name: 'contact_subscriptions.list',
  route: 'GET /contacts/{contact_id}/subscriptions',
  summary: 'List the subscriptions of a contact',
  description:
    'What a contact opted in to or out of. A type about which the contact never chose is not in it; subscription_types.list has ' +
    'them all.',
  asked: [
    'is this person subscribed to the newsletter',
    'which mails has the contact opted out of',
    'did they agree to marketing',
    'consents of a customer',
    'what kinds of email does she get',
    'may we send her offers',
    'has he agreed to get offers',
    'is she opted in to marketing',
    'what newsletters is the contact signed up to',
    'which emails did he unsubscribe from',
    'subscription preferences of one person',
    'may we mail this customer offers',
    'check the marketing consent of a contact',
    'what has she subscribed to',
    'what is she opted in to or out of',
    'did he say yes to the newsletter',
    'which mailings may we send this person',
    'marketing permissions of a customer',
    'may I send her advertising',
    'customer says he never agreed to our mails, check',
    'which newsletters does she get',
    'did he consent to marketing',
    'may we mail 7b1 offers',
    'what has the customer opted out of',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'contacts:read',
  permissions: ['read_users'],
  audit: { event: 'contact.subscriptions_listed', target: 'contact_id' },
  since: '2.7',
  paging: { form: 'none', items: 'data' },
  path: { contact_id: id('Intercom id of the contact.', 'contacts') },
  output: loose({ data: z.array(SubscriptionType), type: z.string().nullish() }),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/contacts/listsubscriptionsforacontact',
  examples: [
    {
      title: 'List the subscriptions of a contact',
      input: { contact_id: '63a07ddf05a32042dffac965' },
      output: { type: 'list', data: [{ type: 'subscription', id: '91', state: 'live' }] },
    },
  ],
});
