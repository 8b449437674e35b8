import * as z from 'zod';
import { operation } from '../operation.ts';
import { id, perPage } from '../shared/fields.ts';
import { loose } from '../shared/resource.ts';
import { MergeHistoryItem } from './schemas.ts';

export const list = operation({
  name: 'contact_merges.list',
  route: 'GET /contacts/{id}/merge_history',
  summary: 'List what was merged into a contact',
  description:
    'The contacts that were merged into this user, newest first unless order is asc; a lead has none. Pages by cursor and next_cursor.',
  asked: [
    'which contacts were merged into this one',
    'other profiles that went into this one',
    'history of merges of a user',
    'earlier duplicates of the person',
    'which leads were folded into this contact',
    'merge history of a person',
    'is this profile the result of a merge',
    'old records swallowed by this contact',
    'what duplicates were joined into him',
    'list merged contacts',
    'what other records were joined into this person',
    'was this user merged with a lead',
    'history of joined duplicates',
    'trace where a user came from: records that were separate before',
    'was he once a lead of his own',
    'which profiles are part of this one today',
    'was this user once a lead',
    'which profiles went into this person',
    'which former records make up this contact',
    'was he put together out of several people',
    'how often was this person merged',
    'was the profile put together from others',
    'what was merged into 7b1',
    'which old ids did the contact have',
    'merged away profiles',
    'where did the lead go after the merge',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'contacts:read',
  permissions: ['read_users'],
  audit: { event: 'contact.merges_listed', target: 'id' },
  since: '2.16',
  paging: { form: 'next-cursor', items: 'data' },
  path: { id: id('Intercom id of the contact.', 'contacts') },
  query: {
    cursor: z.string().max(2000).describe('next_cursor of the page before.').optional(),
    per_page: perPage(150, 50),
    order: z.enum(['asc', 'desc']).describe('asc or desc.').optional(),
  },
  output: loose({
    data: z.array(MergeHistoryItem),
    type: z.string().nullish(),
    next_cursor: z.string().nullish(),
    has_more: z.boolean().nullish(),
  }),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/contacts/listcontactmergehistory',
  examples: [
    {
      title: 'List what was merged into a contact',
      input: { id: '69fc21865a28f6d15c73b074' },
      output: { type: 'list', data: [], next_cursor: null, has_more: false },
    },
  ],
});
