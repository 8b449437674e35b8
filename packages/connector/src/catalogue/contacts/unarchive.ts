import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { ContactState } from './schemas.ts';

export const unarchive = operation({
  name: 'contacts.unarchive',
  route: 'POST /contacts/{contact_id}/unarchive',
  summary: 'Bring an archived contact back',
  description: 'Makes an archived contact visible again. One that was deleted for good cannot be brought back.',
  asked: [
    'bring an archived person back',
    'restore a profile',
    'undo archiving of a contact',
    'reactivate the customer we hid',
    'we archived her by accident',
    'unarchive user 6500',
    'the archived customer came back, restore her',
    'get a contact out of the archive',
    'reactivate an old lead',
    'I archived the wrong person, undo',
    'make the hidden profile visible again',
    'get Tom back out of the archive',
    'profile was archived by mistake, bring it back',
    'archived profile is needed again, bring it back',
    'put a person from the archive to use again',
    'she is back as a customer, get her profile out of the archive',
    'archived the wrong person',
    'make archived contact active',
    'bring profile 7b1 back',
    'he returned, unarchive him',
  ],
  effect: 'update',
  retry: 'S',
  several: { of: 'contact_id' },
  scope: 'contacts:write',
  permissions: ['write_users_companies'],
  audit: { event: 'contact.unarchived', target: 'contact_id' },
  since: '2.7',
  path: { contact_id: id('Intercom id of the contact.', 'contacts') },
  output: ContactState,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/contacts/unarchivecontact',
  examples: [
    {
      title: 'Bring an archived contact back',
      input: { contact_id: '69fc21865a28f6d15c73b074' },
      output: { type: 'contact', id: '69fc21865a28f6d15c73b074', archived: false },
    },
  ],
});
