import { operation } from '../operation.ts';
import { Deleted } from '../shared/deleted.ts';
import { id } from '../shared/fields.ts';

const remove = operation({
  name: 'help_center_redirects.delete',
  route: 'DELETE /help_center/help_centers/{help_center_id}/redirects/{id}',
  summary: 'Remove a redirect of a Help Center',
  description: 'Takes a redirect away; its old address is not found from then on.',
  asked: [
    'remove a redirect of the help center',
    'the old link need not lead anywhere now',
    'delete a forwarding of a help page',
    'delete redirect 3',
    'stop redirecting the old address',
    'remove forwarding from an old help link',
    'the redirect is not needed any more',
    'forwarding of the old link is unnecessary',
    'kill the redirect',
    'forwarding of an address is wrong, take it off',
    '/old should not forward any more',
    'remove the rule that sends /login elsewhere',
    'drop the forward',
    'old address should not lead anywhere',
    'forward of an old page can go',
    'forwarding is not needed any more',
    'remove a redirect',
  ],
  effect: 'delete',
  retry: 'S',
  scope: 'help_center_redirects:write',
  permissions: ['read_write_help_center_redirects_scope'],
  audit: { event: 'help_center_redirect.deleted', target: 'id' },
  since: '2.16',
  path: { help_center_id: id('Id of the Help Center (help_centers.list).', 'help_centers'), id: id('Id of the help center redirect.') },
  output: Deleted,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/help-center/deletehelpcenterredirect',
  examples: [{ title: 'Remove a redirect of a Help Center', input: { help_center_id: '123', id: '26' }, output: { id: '26' } }],
});

export { remove as delete };
