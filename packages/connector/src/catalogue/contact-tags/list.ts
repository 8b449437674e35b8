import * as z from 'zod';
import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { loose } from '../shared/resource.ts';
import { Tag } from '../tags/schemas.ts';

export const list = operation({
  name: 'contact_tags.list',
  route: 'GET /contacts/{contact_id}/tags',
  summary: 'List the tags of a contact',
  description: 'All tags on one contact. contacts.get shows at most ten of them.',
  asked: [
    'which tags does this person have',
    'labels on a customer',
    'how is this user tagged',
    'is the contact marked as vip',
    'how have we labelled this one',
    'what labels does this contact carry',
    'tags on a person',
    'is he tagged vip',
    'show labels of customer 6500',
    'how is she labelled',
    'what tags has Rosa',
    'does the customer have a label',
    'everything this person is labelled with',
    'which badges hang on her profile',
    'does the profile carry the mark do-not-call',
    'which labels does Rosa carry',
    'tags of contact 7b1',
    'is the customer tagged vip',
    'how did we label this person',
    'give me every label the contact has, there are many',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'tags:read',
  permissions: ['read_tags', 'read_users'],
  audit: { event: 'contact.tags_listed', target: 'contact_id' },
  since: '2.7',
  paging: { form: 'none', items: 'data' },
  path: { contact_id: id('Intercom id of the contact.', 'contacts') },
  output: loose({ data: z.array(Tag), type: z.string().nullish() }),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/contacts/listtagsforacontact',
  examples: [
    {
      title: 'List the tags of a contact',
      input: { contact_id: '63a07ddf05a32042dffac965' },
      output: { type: 'list', data: [{ type: 'tag', id: '80', name: 'Manual tag' }] },
    },
  ],
});
