import * as z from 'zod';
import { marked } from '../field-marks.ts';
import { operation } from '../operation.ts';
import { bodyId, id } from '../shared/fields.ts';
import { HelpCenterRedirect } from './schemas.ts';

const notATarget = ['parameter_invalid', "target_type must be 'article' or 'collection'"] as const;

export const create = operation({
  name: 'help_center_redirects.create',
  route: 'POST /help_center/help_centers/{help_center_id}/redirects',
  summary: 'Add a redirect to a Help Center',
  description:
    'Leads an old address of a Help Center to an article or collection of it in one language. from_url is absolute and belongs to that ' +
    'Help Center; each address leads to one place only.',
  asked: [
    'redirect an old address of the help center to an article',
    'old link is dead, lead it to the new page',
    'people still come by the former url',
    'forward a broken link',
    'I renamed a page, old bookmarks should still work',
    'this address moved, visitors of the former one should end up there',
    'old url of the help page should lead to the new article',
    'set up a redirect from the old FAQ',
    'the link in our printed manual is dead, point it to the article',
    'make /faq/42 go to the new page',
    'add a 301 for a help center page',
    'customers land on a 404, forward them',
    'old bookmark should lead to the new article',
    'people get a 404 on the former link, send them on',
    'let /old go to /new in the help center',
    'we moved a help page, keep the old link working',
    'printed QR code points to a dead page, redirect it',
    'set up a forward from /en/login to an article',
    '/start should bring people to the new guide',
    'old links in our mails are dead',
    'old link should lead to guide 207',
    'readers get 404 at /old, send them on',
    'forward a dead address',
  ],
  effect: 'create',
  retry: 'K',
  reconcile: [
    {
      by: 'read',
      operation: 'help_center_redirects.list',
      input: { help_center_id: 'help_center_id' },
      rows: 'data',
      same: [
        { row: 'from_url', as: 'from_url' },
        // Not the language: that of an article's translation stands in its place.
        { row: 'target_type', as: 'target_type' },
        { row: 'target_id', as: 'target_id' },
      ],
    },
  ],
  scope: 'help_center_redirects:write',
  permissions: ['read_write_help_center_redirects_scope'],
  audit: { event: 'help_center_redirect.created', target: 'help_center_id' },
  since: '2.16',
  path: { help_center_id: id('Id of the Help Center (help_centers.list).', 'help_centers') },
  body: {
    from_url: z.string().max(2000).describe('The old address, absolute.'),
    locale: z.string().max(2000).describe('Language, such as en.'),
    target_type: z.enum(['article', 'collection']).describe('What target_id is.'),
    target_id: marked(
      { by: { field: 'target_type', lists: { article: 'articles', collection: 'collections' } } },
      bodyId('Id of the article or collection, in that Help Center.'),
    ),
  },
  said: {
    from_url: { absent: ['parameter_not_found', 'from_url is required'] },
    target_type: { absent: notATarget, wrong: notATarget },
  },
  output: HelpCenterRedirect,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/help-center/createhelpcenterredirect',
  examples: [
    {
      title: 'Add a redirect to a Help Center',
      input: {
        help_center_id: '123',
        from_url: 'http://help-center.test/lovelyhelpcenter/old-page',
        locale: 'en',
        target_type: 'article',
        target_id: '11',
      },
      output: {
        id: '26',
        type: 'help_center_redirect',
        from_url: 'http://help-center.test/lovelyhelpcenter/old-page',
        locale: 'en',
        help_center_id: '123',
        target_type: 'article',
        target_id: '11',
        created_at: 1781619405,
        updated_at: 1781619405,
      },
    },
  ],
});
