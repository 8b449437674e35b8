import * as z from 'zod';
import { stricterThan } from '../described.ts';
import { operation } from '../operation.ts';
import { bodyId, id } from '../shared/fields.ts';
import { SubscriptionType } from '../subscription-types/schemas.ts';

export const attach = operation({
  name: 'contact_subscriptions.attach',
  route: 'POST /contacts/{contact_id}/subscriptions',
  summary: 'Opt a contact in or out',
  description:
    "Records what a contact chose about a kind of message (subscription_types.list): the objection to one of consent_type opt_out, the consent to one of opt_in; consent_type is that of the kind. Only with that person's will.",
  asked: [
    'unsubscribe a person from newsletters',
    'opt a contact in to product mails',
    'she objects to marketing emails',
    'he wants no more advertising',
    'record that they agreed to the newsletter',
    'stop sending tips to this user',
    'customer consented',
    'he does not want the monthly mail',
    'she would like to get the tips again',
    'no more promotional mails for him',
    'no more newsletters for him',
    'tired of our newsletter',
    'he no longer agrees to offers',
    'sign her up for the newsletter',
    'subscribe a contact to product updates',
    'opt him out of marketing mails',
    'she wants to receive our tips',
    'no more promotional emails to this person',
    'add consent for the newsletter to a contact',
    'user ticked the box, opt in',
    'unsubscribe a customer from announcements',
    'he complained about marketing mail, take him out of it',
    'put her on the mailing list',
    'record an opt-out',
    'put him on the newsletter',
    'she said yes to product mails',
    'stop sending him marketing',
    'she wants no more mails of this kind',
    'customer agreed to receive news',
    'opt out a person from one type of mail',
    'resubscribe her to the tips',
    'he does not want our offers',
    'she is annoyed by our mailings',
    'he signed the form for our newsletter',
  ],
  effect: 'update',
  retry: 'S',
  scope: 'contacts:write',
  permissions: ['write_users_companies'],
  audit: { event: 'contact.subscribed', target: 'contact_id' },
  since: '2.7',
  path: { contact_id: id('Intercom id of the contact.', 'contacts') },
  body: {
    id: bodyId('Id of the kind of message (subscription_types.list).', 'subscription_types'),
    consent_type: stricterThan(z.string(), z.enum(['opt_in', 'opt_out']).describe('That of the kind of message.')),
  },
  output: SubscriptionType,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/subscription-types/attachsubscriptiontypetocontact',
  examples: [
    {
      title: 'Opt a contact in or out',
      input: { contact_id: '69fc21865a28f6d15c73b074', id: '37846', consent_type: 'opt_in' },
      output: { type: 'subscription', id: '106', state: 'live', translations: [{ name: 'Newsletters' }], content_types: ['sms_message'] },
    },
  ],
});
