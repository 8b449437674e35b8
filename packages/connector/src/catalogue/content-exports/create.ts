import { operation } from '../operation.ts';
import { seconds } from '../shared/fields.ts';
import { DataExport } from './schemas.ts';

export const create = operation({
  name: 'content_exports.create',
  route: 'POST /export/content/data',
  summary: 'Export message statistics',
  description:
    'Begins an export of how outbound messages were delivered and used between two times (Unix seconds, both days included). A ' +
    'workspace has one at a time; ask content_exports.get for its state.',
  asked: [
    'export message statistics',
    'how did our emails and campaigns do: sent, opened, clicked',
    'report on outbound messages as csv',
    'data on newsletters, banners, tours and surveys',
    'open and click rates of mailings',
    'opens and clicks of all our mailings as a file',
    'which emails were opened by whom in spring',
    'results of the last mailing',
    'how well did the newsletter or banner do',
    'export campaign statistics for October',
    'numbers on how our newsletters performed',
    'get opens, clicks and bounces of outbound emails',
    'dump of campaign stats as csv',
    'start an export of outbound message data',
    'which mails were delivered, opened and replied to, as a file',
    'report on tours, surveys and banners',
    'how many people opened the announcement mail',
    'email performance of last month',
    'results of the survey or the product tour',
    'who received the campaign',
    'figures on the spring mailing',
    'how many opened and clicked',
    'stats for messages, tours and banners',
    'which customers got the campaign and opened it',
    'export data of all outbound messages',
    'did people read our mail from Monday',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'export_content:read',
  permissions: ['export_content_data'],
  audit: { event: 'content_export.created' },
  since: '2.7',
  body: { created_at_after: seconds('Only later than this.'), created_at_before: seconds('Only earlier than this.') },
  output: DataExport,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/data-export/createdataexport',
  examples: [
    {
      title: 'Export message statistics',
      input: { created_at_after: 1734519776, created_at_before: 1734537776 },
      output: { status: 'pending' },
    },
  ],
});
