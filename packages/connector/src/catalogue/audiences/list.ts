import * as z from 'zod';
import { operation } from '../operation.ts';
import { page, perPage } from '../shared/fields.ts';
import { loose } from '../shared/resource.ts';
import { Audience } from './schemas.ts';

export const list = operation({
  name: 'audiences.list',
  route: 'GET /audiences',
  summary: 'List audiences',
  description: 'The audiences at which content can be aimed, with their rules; up to 50 a page.',
  asked: [
    'which audiences are there',
    'list target groups for articles and snippets',
    'who can content be aimed at',
    'what audiences do we have for targeting content',
    'show all target groups',
    'list of content audiences with their ids',
    'which groups can an article be limited to',
    'which content groups exist',
    'groups of people that answers are limited to',
    'which folks can content be limited to',
    'whom can we aim content at',
    'all audiences with ids',
    'whom can a guide be shown to',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'audiences:read',
  permissions: ['read_audiences'],
  audit: { event: 'audience.listed' },
  since: '2.16',
  paging: { form: 'page', items: 'data' },
  query: { page, per_page: perPage(50, 50) },
  output: loose({
    data: z.array(Audience),
    type: z.string().nullish(),
    total_count: z.number().nullish(),
    page: z.number().nullish(),
    per_page: z.number().nullish(),
    total_pages: z.number().nullish(),
  }),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/audiences/listaudiences',
  examples: [
    {
      title: 'List audiences',
      input: {},
      output: {
        type: 'list',
        data: [{ type: 'audience', id: '123', name: 'VIP Customers', created_at: 1717200000, updated_at: 1717200000 }],
        total_count: 2,
      },
    },
  ],
});
