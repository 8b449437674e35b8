import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { Contact, contactFields, includeMergeHistory } from './schemas.ts';

export const update = operation({
  name: 'contacts.update',
  route: 'PUT /contacts/{contact_id}',
  summary: 'Update a contact',
  description: 'Changes only the fields that are sent; null clears one. A user cannot become a lead again.',
  asked: [
    "change a person's email, phone or name",
    'correct the details of a customer',
    'set a custom attribute on a user',
    'he moved, has a new address or number',
    'she married, new surname',
    'make the lead a user',
    'give a lead another owner',
    'fill in the job title on the profile',
    'unsubscribe from all mails',
    'new email address for a customer',
    'her name is spelled wrong',
    'I am looking after this lead now, make me the owner',
    'set the plan or renewal date on her profile',
    'she has a new phone number',
    'put gold as plan on the profile',
    'her mail address changed',
    'she is called something else now',
    'put him down as decision maker',
    'language or time zone of a customer is wrong',
  ],
  effect: 'update',
  retry: 'S',
  scope: 'contacts:write',
  permissions: ['write_users_companies'],
  audit: { event: 'contact.updated', target: 'contact_id' },
  since: '2.7',
  path: { contact_id: id('Intercom id of the contact.', 'contacts') },
  query: { include_merge_history: includeMergeHistory },
  body: contactFields,
  output: Contact,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/contacts/updatecontact',
  examples: [
    {
      title: 'Another name',
      input: { contact_id: '69fc21865a28f6d15c73b074', name: 'Ada Lovelace' },
      output: { type: 'contact', id: '69fc21865a28f6d15c73b074', name: 'Ada Lovelace' },
    },
  ],
});
