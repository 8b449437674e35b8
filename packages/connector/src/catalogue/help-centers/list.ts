import * as z from 'zod';
import { operation } from '../operation.ts';
import { loose } from '../shared/resource.ts';
import { HelpCenter } from './schemas.ts';

export const list = operation({
  name: 'help_centers.list',
  route: 'GET /help_center/help_centers',
  summary: 'List Help Centers',
  description: 'All Help Centers of the workspace with their addresses.',
  asked: [
    'which help centers do we have',
    'list our help sites',
    'url of our public help center',
    'do we have a second help center for the other brand',
    'where can customers read our help',
    'all help centers',
    'what is the address of our help center',
    'list help sites with ids',
    'how many help centers do we have',
    'link to our public help site',
    'which public help sites do we run',
    'where is our FAQ site, link',
    'where is our help site, the link',
    'where can people read our help',
    'I have two help sites, list them',
    'which help centers do we run',
    'address of our help site',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'articles:read',
  permissions: ['read_articles_scope'],
  audit: { event: 'help_center.listed' },
  since: '2.7',
  paging: { form: 'none', items: 'data' },
  workspace: 'workspace_id',
  output: loose({ data: z.array(HelpCenter), type: z.string().nullish() }),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/help-center/listhelpcenters',
  examples: [{ title: 'List Help Centers', input: {}, output: { type: 'list', data: [] } }],
});
