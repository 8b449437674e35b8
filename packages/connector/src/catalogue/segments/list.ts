import * as z from 'zod';
import { operation } from '../operation.ts';
import { loose } from '../shared/resource.ts';
import { Segment } from './schemas.ts';

export const list = operation({
  name: 'segments.list',
  route: 'GET /segments',
  summary: 'List segments',
  description: 'All segments of contacts, with their sizes when include_count is true.',
  asked: [
    'segments that exist here',
    'list customer segments',
    'sizes of our segments',
    'groups of customers',
    'all segments',
    'what segments have been defined',
    'list of user and company segments',
    'segment ids',
    'which customer groups do we have and how large are they',
    'which groups of customers have we defined',
    'segments with their sizes',
    'which buckets of customers exist',
    'how do we group our customers',
    'which groups did marketing define',
    'I have groups of customers in here, list them',
    'id of the segment Power users',
    'all our groups of users',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'contacts:read',
  permissions: ['read_users'],
  audit: { event: 'segment.listed' },
  since: '2.7',
  tool: 'intercom_list_segments',
  paging: { form: 'none', items: 'segments' },
  query: { include_count: z.boolean().optional().describe('Also count the contacts of each.') },
  output: loose({ type: z.string(), segments: z.array(Segment) }),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/segments/listsegments',
  examples: [
    {
      title: 'With counts',
      input: { include_count: true },
      output: {
        type: 'segment.list',
        segments: [{ type: 'segment', id: '69fc2184546d452769953ebf', name: 'Active', person_type: 'user', count: 9 }],
      },
    },
  ],
});
