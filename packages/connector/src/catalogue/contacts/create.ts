import { operation } from '../operation.ts';
import { Contact, contactFields, includeMergeHistory } from './schemas.ts';

export const create = operation({
  name: 'contacts.create',
  route: 'POST /contacts',
  summary: 'Create a contact',
  description:
    'Adds a user or lead; give at least one of email, external_id and role. A contact with the same email or external_id is a conflict ' +
    'whose message names the existing id: use contacts.update then.',
  asked: [
    'add a new contact',
    'create a lead from a business card',
    'save a new customer with email and phone',
    'new user, put her in',
    'make a profile for a person we met',
    'register a prospect',
    'met someone at the fair, put them in',
    'new lead: name and email',
    'got a business card at the fair, save her',
    'caller is new, put him into the system',
    'make a new user record with our external id',
    'our signup hook should create the contact',
    'put a new lead in: name, phone, mail',
    'add her as a customer',
    'new prospect from the trade fair',
    'save a person we do not have yet',
    'create user by email',
    'set up a profile for the new customer',
    'register him as a lead',
    'enter somebody new in the system',
    'a walk-in customer, create a record',
    'add contact John with this address',
  ],
  effect: 'create',
  retry: 'K',
  reconcile: [
    { by: 'read', operation: 'contacts.find', input: { external_id: 'external_id' }, same: [{ row: 'email', as: 'email' }] },
    { by: 'search', operation: 'contacts.search', field: 'email', as: 'email', same: [{ row: 'role', as: 'role' }] },
    { by: 'person', why: 'A contact without an email address or external_id cannot be told from others: look among the newest contacts.' },
  ],
  scope: 'contacts:write',
  permissions: ['write_users_companies'],
  audit: { event: 'contact.created', target: 'external_id' },
  since: '2.7',
  needs: { amount: 'at least one', of: ['email', 'external_id', 'role'], hint: 'A user has an email address or an external_id of yours.' },
  query: { include_merge_history: includeMergeHistory },
  body: contactFields,
  output: Contact,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/contacts/createcontact',
  examples: [
    {
      title: 'A user',
      input: { role: 'user', email: 'grace@example.com', name: 'Grace Hopper', external_id: 'example-grace' },
      output: { type: 'contact', id: '69fc28656eb15ee99761144b', role: 'user', email: 'grace@example.com' },
    },
  ],
});
