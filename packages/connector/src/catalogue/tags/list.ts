import * as z from 'zod';
import { operation } from '../operation.ts';
import { loose } from '../shared/resource.ts';
import { Tag } from './schemas.ts';

export const list = operation({
  name: 'tags.list',
  route: 'GET /tags',
  summary: 'List tags',
  description: 'All tags of the workspace, at once.',
  asked: [
    'list all tags',
    'which labels do we use',
    'is there a tag for refunds',
    'id of a label',
    'how do we categorise chats',
    'all labels with their ids',
    'is there a label for churn',
    'list of tags',
    'what tag should I use for complaints',
    'id of the tag vip',
    'do we have a label for complaints',
    'which tags can I choose from',
    'all labels, please',
    'tag ids',
    'which keywords and badges are in use',
    'which label fits this',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'tags:read',
  permissions: ['read_tags'],
  audit: { event: 'tag.listed' },
  since: '2.7',
  paging: { form: 'none', items: 'data' },
  output: loose({ type: z.string(), data: z.array(Tag) }),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/tags/listtags',
  examples: [{ title: 'All tags', input: {}, output: { type: 'list', data: [{ type: 'tag', id: '14929071', name: 'VIP' }] } }],
});
