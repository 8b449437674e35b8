import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { HelpCenter } from './schemas.ts';

export const get = operation({
  name: 'help_centers.get',
  route: 'GET /help_center/help_centers/{help_center_id}',
  summary: 'Get a Help Center',
  description: 'One Help Center by id: its address, name and whether it is on.',
  asked: [
    'show one help center',
    'address, domain and name of a help center',
    'help center on or off',
    'under which address is the help site',
    'is our public site online',
    'details of help center 1',
    'which domain does the help center use',
    'is this help center live',
    'locale and url of one help center',
    'is our help site public',
    'on what domain is help center 1',
    'languages of the help center',
    'which domain has the help center of the second brand',
    'is the new help center online yet',
    'domain of help center 3',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'articles:read',
  permissions: ['read_articles_scope'],
  audit: { event: 'help_center.read', target: 'help_center_id' },
  since: '2.7',
  path: { help_center_id: id('Id of the Help Center (help_centers.list).', 'help_centers') },
  output: HelpCenter,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/help-center/retrievehelpcenter',
  examples: [
    {
      title: 'Get a Help Center',
      input: { help_center_id: '123' },
      output: { id: '93', created_at: 1734537325, updated_at: 1734537325, url: 'https://help.mycompany.com' },
    },
  ],
});
