import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { Contact, includeMergeHistory } from './schemas.ts';

export const get = operation({
  name: 'contacts.get',
  route: 'GET /contacts/{contact_id}',
  summary: 'Get a contact',
  description:
    'One contact by its Intercom id, with its attributes. A merged contact answers with the id of the one it became; an archived one is not found.',
  asked: [
    "show a person's profile",
    'details of a customer: email, phone, city, browser',
    'open the contact by its id',
    'when was the user last seen, where is she from',
    'what data do we hold about the person',
    'what plan is he on',
    'who owns this lead',
    'phone number of this customer',
    'how did she find us, what browser does she use',
    'everything we know about him',
    "what does the customer's profile say",
    'what do we have on file for this person',
    'her address, phone and plan',
    'what is his mail address',
    'in which city or country does the customer live',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'contacts:read',
  permissions: ['read_users', 'read_single_user'],
  audit: { event: 'contact.read', target: 'contact_id' },
  since: '2.7',
  tool: 'intercom_get_contact_by_id',
  path: { contact_id: id('Intercom id of the contact (24 hex digits).', 'contacts') },
  query: { include_merge_history: includeMergeHistory },
  output: Contact,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/contacts/showcontact',
  examples: [
    {
      title: 'One contact',
      input: { contact_id: '69fc21865a28f6d15c73b074' },
      output: { type: 'contact', id: '69fc21865a28f6d15c73b074', role: 'user', email: 'ada@example.com' },
    },
  ],
});
