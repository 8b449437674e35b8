import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { ContactState } from './schemas.ts';

export const archive = operation({
  name: 'contacts.archive',
  route: 'POST /contacts/{contact_id}/archive',
  summary: 'Archive a contact',
  description: 'Takes a contact out of lists and searches; it can be unarchived by its id, which nobody can look up afterwards: keep it.',
  asked: [
    'archive a contact',
    'put a profile away without losing it',
    'hide a person from lists',
    'set the customer inactive',
    'deactivate an old user but keep the data',
    'move a profile out of sight',
    'he is no customer at the moment, do not show him',
    'archive user 6500',
    'hide an old contact',
    'this lead is dead, archive it',
    'put the person in the archive, do not delete',
    'take an inactive customer out of the lists but keep history',
    'she has no business with us for now, file away her profile',
    'retire the user record',
    'put the customer in the archive',
    'dead lead, get it out of sight',
    'hide this profile, keep the data',
    'take the card out of use but keep it',
    'we do not need his profile for now',
  ],
  effect: 'update',
  retry: 'S',
  several: { of: 'contact_id' },
  scope: 'contacts:write',
  permissions: ['write_users_companies'],
  audit: { event: 'contact.archived', target: 'contact_id' },
  since: '2.7',
  path: { contact_id: id('Intercom id of the contact.', 'contacts') },
  output: ContactState,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/contacts/archivecontact',
  examples: [
    {
      title: 'Archive one',
      input: { contact_id: '69fc21865a28f6d15c73b074' },
      output: { type: 'contact', id: '69fc21865a28f6d15c73b074', external_id: 'u-1', archived: true },
    },
  ],
});
