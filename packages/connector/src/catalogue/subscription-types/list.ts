import * as z from 'zod';
import { operation } from '../operation.ts';
import { loose } from '../shared/resource.ts';
import { SubscriptionType } from './schemas.ts';

export const list = operation({
  name: 'subscription_types.list',
  route: 'GET /subscription_types',
  summary: 'List kinds of messages',
  description: 'The kinds of messages that contacts can opt in to or out of, with their default and languages.',
  asked: [
    'which kinds of mail can people opt in to',
    'list subscription types',
    'newsletters that need consent',
    'what mailings do we have to unsubscribe from',
    'what subscription types exist',
    'which newsletters do we send',
    'list of mail categories people can choose',
    'consent categories',
    'ids of the mailing types',
    'which mails can customers unsubscribe from',
    'which kinds of mails do we offer',
    'list consent types',
    'what categories of mail can people choose',
    'what can people unsubscribe from',
    'customer asks which mails he can turn off',
    'for what kinds of mail do people give consent',
    'kinds of mailing lists we have',
    'which consents can a customer give',
    'id of the newsletter subscription',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'contacts:read',
  permissions: ['read_users'],
  audit: { event: 'subscription_type.listed' },
  since: '2.7',
  paging: { form: 'none', items: 'data' },
  output: loose({ data: z.array(SubscriptionType), type: z.string().nullish() }),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/subscription-types/listsubscriptiontypes',
  examples: [
    { title: 'List kinds of messages', input: {}, output: { type: 'list', data: [{ type: 'subscription', id: '135', state: 'live' }] } },
  ],
});
