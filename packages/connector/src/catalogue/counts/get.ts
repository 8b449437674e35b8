import * as z from 'zod';
import { operation } from '../operation.ts';
import { Counts } from './schemas.ts';

export const get = operation({
  name: 'counts.get',
  route: 'GET /counts',
  summary: 'Count people, companies or conversations',
  description:
    'Totals of the workspace, or of one type: conversations by state, or by teammate (count admin); contacts and companies by tag or ' +
    'segment. Intercom has it up to version 2.4, with which it is sent. For segments alone, segments.list counts too.',
  asked: [
    'how many customers, leads, companies or conversations in total',
    'count of open chats per teammate',
    'totals of the workspace',
    'size of each segment or tag',
    'how many open, closed and unassigned conversations are there',
    'how many users overall',
    'customers by segment or tag',
    'how many open chats has each of us',
    'how many conversations are open in all',
    'total number of contacts and companies',
    'how many users do we have',
    'number of leads and users overall',
    'conversation counts by state',
    'count of users per tag or segment',
    'open chats per agent as numbers',
    'how large is our user base',
    'how many people are in each segment',
    'how many companies carry which tag',
    'just the totals please',
    'how many contacts do we have in total',
    'totals for users, leads and companies',
    'number of open chats for each agent',
    'count of conversations',
    'how many companies',
    'size of segments',
    'how many of everything do we have',
    'how big is our base',
    'people in each segment, numbers only',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'counts:read',
  permissions: ['read_counts'],
  audit: { event: 'counts.read' },
  since: '2.7',
  until: '2.4',
  query: {
    type: z.enum(['company', 'conversation', 'user', 'lead']).optional().describe('What to count; everything unless told.'),
    count: z.enum(['segment', 'tag', 'user', 'admin']).optional().describe('By what; needs type (admin goes with conversation).'),
  },
  output: Counts,
  docs: 'https://developers.intercom.com/docs/references/2.4/rest-api/counts',
  examples: [
    {
      title: 'Conversations by state',
      input: { type: 'conversation' },
      output: { type: 'count', conversation: { open: 1, closed: 15, unassigned: 1, assigned: 0 } },
    },
  ],
});
