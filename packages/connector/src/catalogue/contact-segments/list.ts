import * as z from 'zod';
import { operation } from '../operation.ts';
import { Segment } from '../segments/schemas.ts';
import { id } from '../shared/fields.ts';
import { loose } from '../shared/resource.ts';

export const list = operation({
  name: 'contact_segments.list',
  route: 'GET /contacts/{contact_id}/segments',
  summary: 'List the segments of a contact',
  description: 'The segments that a contact is in at the moment.',
  asked: [
    'which segments is this person in',
    'does the user count as active or trial',
    'segments of a contact',
    'which segments does the contact fall into',
    'in what groups is this user',
    'is she in the segment new users',
    'segments of person 6500',
    'into which customer group does he count',
    'segments this user belongs to',
    'is the customer counted as active',
    'which buckets is this member in',
    'is this person among the trial users',
    'in which groups does she fall',
    'segments one user is in',
    'which segments is Rosa in',
    'does user 7b1 fall into Power users',
    'segments of one person',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'contacts:read',
  permissions: ['read_users'],
  audit: { event: 'contact.segments_listed', target: 'contact_id' },
  since: '2.7',
  paging: { form: 'none', items: 'data' },
  path: { contact_id: id('Intercom id of the contact.', 'contacts') },
  output: loose({ data: z.array(Segment), type: z.string().nullish() }),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/contacts/listsegmentsforacontact',
  examples: [
    {
      title: 'List the segments of a contact',
      input: { contact_id: '63a07ddf05a32042dffac965' },
      output: {
        type: 'list',
        data: [{ type: 'segment', id: '6762f0b21bb69f9f2193bb65', name: 'segment', created_at: 1734537394, updated_at: 1734537394 }],
      },
    },
  ],
});
