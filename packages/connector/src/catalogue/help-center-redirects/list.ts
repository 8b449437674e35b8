import { operation } from '../operation.ts';
import { id, page, perPage } from '../shared/fields.ts';
import { listOf, NumberedPages } from '../shared/pages.ts';
import { HelpCenterRedirect } from './schemas.ts';

export const list = operation({
  name: 'help_center_redirects.list',
  route: 'GET /help_center/help_centers/{help_center_id}/redirects',
  summary: 'List redirects of a Help Center',
  description: 'Old addresses of a Help Center and the article or collection to which each leads. Up to 250 a page.',
  asked: [
    'list redirects of the help center',
    'which old links are forwarded and where to',
    'all moved urls of help pages',
    'which redirects exist in the help center',
    'all forwarded addresses',
    'list old urls and their targets',
    'which help links get redirected',
    'list all forwardings of help links',
    'which old urls do we forward',
    'which forwards have we set up in the docs site',
    'do we send readers of the old address somewhere or do they get a 404',
    'is the old bookmark forwarded',
    'which dead addresses lead to a page',
    'which old help links lead to new pages',
    'which old links are forwarded',
    'all redirects',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'help_center_redirects:read',
  permissions: ['read_help_center_redirects_scope'],
  audit: { event: 'help_center_redirect.listed', target: 'help_center_id' },
  since: '2.16',
  paging: { form: 'page', items: 'data' },
  path: { help_center_id: id('Id of the Help Center (help_centers.list).', 'help_centers') },
  query: { page, per_page: perPage(250, 50) },
  output: listOf(HelpCenterRedirect, NumberedPages),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/help-center/listhelpcenterredirects',
  examples: [
    {
      title: 'List redirects of a Help Center',
      input: { help_center_id: '123' },
      output: {
        type: 'list',
        data: [{ id: '26', type: 'help_center_redirect', created_at: 1781619405, updated_at: 1781619405 }],
        total_count: 1,
      },
    },
  ],
});
