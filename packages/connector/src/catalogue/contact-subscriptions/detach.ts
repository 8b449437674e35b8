import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { SubscriptionType } from '../subscription-types/schemas.ts';

export const detach = operation({
  name: 'contact_subscriptions.detach',
  route: 'DELETE /contacts/{contact_id}/subscriptions/{subscription_id}',
  summary: 'Remove a choice of a contact',
  description:
    'Takes back what a contact chose about a kind of message, so that its default holds again. An objection is made with contact_subscriptions.attach.',
  asked: [
    'take back a choice about mails, back to the default',
    'remove the opt-in of a contact',
    'withdraw consent or objection, reset the subscription',
    'forget what she chose about the newsletter',
    'remove the subscription setting of the contact',
    'undo the opt-in, neither in nor out',
    'drop her newsletter preference',
    'clear the opt-out of a user',
    "delete a person's subscription choice",
    'put the mail preference back to how it was at first',
    'her newsletter choice should be removed altogether',
    'take the subscription off the person',
    'neither subscribed nor unsubscribed, reset it',
    'she takes her choice back, as if she had never chosen',
    'newsletter choice of the person back to default',
    'take back the consent we recorded',
    'remove a subscription from a person',
    'delete the opt-in on the contact',
  ],
  effect: 'update',
  retry: 'S',
  scope: 'contacts:write',
  permissions: ['write_users_companies'],
  audit: { event: 'contact.unsubscribed', target: 'contact_id' },
  since: '2.7',
  path: {
    contact_id: id('Intercom id of the contact.', 'contacts'),
    subscription_id: id('Id of the kind of message (subscription_types.list).', 'subscription_types'),
  },
  output: SubscriptionType,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/subscription-types/detachsubscriptiontypetocontact',
  examples: [
    {
      title: 'Remove a choice of a contact',
      input: { contact_id: '63a07ddf05a32042dffac965', subscription_id: '37846' },
      output: { type: 'subscription', id: '122', state: 'live', translations: [{ name: 'Newsletters' }], content_types: ['sms_message'] },
    },
  ],
});
