import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { ContactState } from './schemas.ts';

export const block = operation({
  name: 'contacts.block',
  route: 'POST /contacts/{contact_id}/block',
  summary: 'Block a contact',
  description: 'Blocks a contact from writing, and archives it with its conversations. Only a teammate can take it back, in Intercom.',
  asked: [
    'block a contact',
    'spammer, stop him from writing to us',
    'ban this abusive user',
    'do not let this sender contact us again',
    'shut out a troll',
    "don't let him write any more",
    'block this sender',
    'he keeps sending junk, block him',
    'stop this person from contacting us',
    'ban a user who insults agents',
    'put a stop to mails from this contact',
    'she threatens us, shut her out',
    'spam contact, block and archive',
    'no more messages from this address please',
    'this person is abusive, he must not reach us',
    'block Tom',
    'spammer keeps writing, make it stop',
    'no more mails from him',
    'troll in the inbox, shut him out',
    'he insults us, no more from him',
    'Hiro must not write any more',
  ],
  effect: 'update',
  retry: 'S',
  scope: 'contacts:write',
  permissions: ['write_users_companies'],
  audit: { event: 'contact.blocked', target: 'contact_id' },
  since: '2.13',
  path: { contact_id: id('Intercom id of the contact.', 'contacts') },
  output: ContactState,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/contacts/blockcontact',
  examples: [
    {
      title: 'Block a contact',
      input: { contact_id: '69fc21865a28f6d15c73b074' },
      output: { type: 'contact', id: '69fc21865a28f6d15c73b074', blocked: true },
    },
  ],
});
