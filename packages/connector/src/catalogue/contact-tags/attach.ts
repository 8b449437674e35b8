import { operation } from '../operation.ts';
import { bodyId, id } from '../shared/fields.ts';
import { Tag } from '../tags/schemas.ts';

export const attach = operation({
  name: 'contact_tags.attach',
  route: 'POST /contacts/{contact_id}/tags',
  summary: 'Tag a contact',
  description: 'Puts a tag on a contact. id is the id of the tag, from tags.list.',
  asked: [
    'tag a person',
    'put a label on a customer',
    'mark the user as vip',
    'flag this lead',
    'label the contact as a beta tester',
    'put him on the list of beta testers',
    'mark the customer as unpaid, churn risk or hot lead',
    'sort the person under a label',
    'mark him so that we recognise him',
    'counts as key customer from now on',
    'from today he is a reseller',
  ],
  effect: 'update',
  retry: 'S',
  several: { of: 'contact_id' },
  scope: 'tags:write',
  permissions: ['write_tags'],
  audit: { event: 'contact.tagged', target: 'contact_id' },
  since: '2.7',
  path: { contact_id: id('Intercom id of the contact.', 'contacts') },
  body: { id: bodyId('Id of the tag.', 'tags') },
  output: Tag,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/tags/attachtagtocontact',
  examples: [
    {
      title: 'Tag one',
      input: { contact_id: '69fc21865a28f6d15c73b074', id: '14929071' },
      output: { type: 'tag', id: '14929071', name: 'VIP' },
    },
  ],
});
