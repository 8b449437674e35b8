import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { Tag } from '../tags/schemas.ts';

export const detach = operation({
  name: 'contact_tags.detach',
  route: 'DELETE /contacts/{contact_id}/tags/{tag_id}',
  summary: 'Untag a contact',
  description: 'Takes a tag off a contact; the tag itself stays.',
  asked: [
    'remove a tag from a person',
    'take the vip label off a customer',
    'untag the contact',
    'he is not a beta tester any more, drop the tag',
    'he has paid, the overdue label can come off',
    'no longer vip',
    'she is no churn risk any longer',
    'remove vip from this contact',
    'take tag off a user',
    'unflag the customer',
    'tag on the person was wrong, remove it',
    'she is not a partner any more, remove the label',
    'drop the churn-risk label of this customer',
    'take vip off Tom',
    'he is no partner any more, tag off',
    'label on the customer was a mistake',
  ],
  effect: 'update',
  retry: 'S',
  several: { of: 'contact_id' },
  scope: 'tags:write',
  permissions: ['write_tags'],
  audit: { event: 'contact.untagged', target: 'contact_id' },
  since: '2.7',
  path: { contact_id: id('Intercom id of the contact.', 'contacts'), tag_id: id('Id of the tag.', 'tags') },
  output: Tag,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/tags/detachtagfromcontact',
  examples: [
    {
      title: 'Untag one',
      input: { contact_id: '69fc21865a28f6d15c73b074', tag_id: '14929071' },
      output: { type: 'tag', id: '14929071', name: 'VIP' },
    },
  ],
});
