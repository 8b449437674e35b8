import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { ContactState } from './schemas.ts';

const remove = operation({
  name: 'contacts.delete',
  route: 'DELETE /contacts/{contact_id}',
  summary: 'Delete a contact for good',
  description:
    'Deletes a contact with everything about it; it cannot be undone, and its external_id stays taken for days. To hide a contact ' +
    'use contacts.archive.',
  asked: [
    'delete a person for good',
    'erase a customer under the GDPR, right to be forgotten',
    'wipe all personal data of a user',
    'permanently remove a test contact',
    'she wants her account and data gone',
    'he demands that everything about him is erased',
    'delete contact 6500 permanently',
    'GDPR erasure request for a customer',
    'she invoked her right to be forgotten',
    'purge a person and all data about them',
    'destroy the record of this user',
    'remove a lead from the system completely',
    "erase a customer's personal data",
    'the customer wants to be deleted',
    'hard delete a user',
    'wipe Tom out of the system for good',
    'customer demands deletion of her data',
    'right to erasure, remove the person',
    'delete the person with everything',
    'test user, erase completely',
    'member wants everything about her erased',
    'she wants us to forget her',
    'wipe a person from Intercom',
    'he wants all his data gone',
    'remove the test user for good',
    'erase contact 7b1',
    'customer invoked the right to be forgotten',
    'get the fake profile out',
    'delete lead 7b2',
    'she asked us to forget her',
  ],
  effect: 'delete',
  retry: 'S',
  scope: 'contacts:write',
  permissions: ['write_users_companies'],
  audit: { event: 'contact.deleted', target: 'contact_id' },
  since: '2.7',
  path: { contact_id: id('Intercom id of the contact.', 'contacts') },
  output: ContactState,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/contacts/deletecontact',
  examples: [
    {
      title: 'Delete a contact for good',
      input: { contact_id: '69fc21865a28f6d15c73b074' },
      output: { type: 'contact', id: '69fc21865a28f6d15c73b074', deleted: true },
    },
  ],
});

export { remove as delete };
