import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { HelpCenterRedirect } from './schemas.ts';

export const get = operation({
  name: 'help_center_redirects.get',
  route: 'GET /help_center/help_centers/{help_center_id}/redirects/{id}',
  summary: 'Get a redirect of a Help Center',
  description: 'One redirect by id: from which address, in which language, to what.',
  asked: [
    'show one redirect',
    'where does this old help center link lead',
    'details of a forwarding by id',
    'what does redirect 3 point to',
    'target of one redirect',
    'look at a single redirect',
    'where does the forwarding 3 go',
    'show the redirect with this id',
    'what happens with somebody who opens the old link',
    'one redirect, from where to where',
    'look up forwarding by id',
    'where does redirect 5 lead',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'help_center_redirects:read',
  permissions: ['read_help_center_redirects_scope'],
  audit: { event: 'help_center_redirect.read', target: 'id' },
  since: '2.16',
  path: { help_center_id: id('Id of the Help Center (help_centers.list).', 'help_centers'), id: id('Id of the help center redirect.') },
  output: HelpCenterRedirect,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/help-center/retrievehelpcenterredirect',
  examples: [
    {
      title: 'Get a redirect of a Help Center',
      input: { help_center_id: '123', id: '26' },
      output: {
        id: '26',
        type: 'help_center_redirect',
        from_url: 'http://help-center.test/lovelyhelpcenter/old-page',
        locale: 'en',
        help_center_id: '7',
        target_type: 'article',
        target_id: '11',
        created_at: 1781619405,
        updated_at: 1781619405,
      },
    },
  ],
});
