import * as z from 'zod';
import { operation } from '../operation.ts';
import { bodyId, seconds } from '../shared/fields.ts';
import { loose } from '../shared/resource.ts';

export const create = operation({
  name: 'reporting_exports.create',
  route: 'POST /export/reporting_data/enqueue',
  summary: 'Export reporting data',
  description:
    'Begins an export of a dataset (reporting_datasets.list) between two times in Unix seconds, with the given attributes; use ' +
    'their qualified_id. A workspace has at most five waiting.',
  asked: [
    'export report data as csv',
    'figures on conversations by team and month',
    'response and resolution times as a table',
    'how did the team perform, kpi numbers, statistics',
    'csat or handling time per agent over time',
    'pull data for a spreadsheet or dashboard',
    'bot resolution rate',
    'how fast did we answer, by team',
    'figures for the board',
    'how long did customers wait last quarter, as a table',
    'how many chats did each of us close per month',
    'numbers on calls or tickets for excel',
    'compare this month with last month, by channel',
    'volume per hour',
    'average first response time per team last month',
    'csv of conversations by agent',
    'how many chats did every agent close, as a table',
    'resolution time over the last quarter',
    'CSAT per month',
    "report on Fin's resolution rate",
    'make an export of the support figures',
    'how have our response times developed',
    'stats on the team for the board',
    'numbers for the quarterly review',
    'busiest hours of the week',
    'export the call metrics',
    'how well is the bot doing, in figures',
    'how many conversations did we handle this year',
    'time to close by channel',
    'sla performance of last month',
    'ticket volumes by type as a spreadsheet',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'reporting_data:export',
  permissions: ['export_reporting_data'],
  audit: { event: 'reporting_export.created' },
  since: '2.14',
  body: {
    dataset_id: bodyId('Id of the dataset (reporting_datasets.list).'),
    attribute_ids: z.array(z.string().min(1).max(255)).max(1000).describe('The qualified_id of each attribute to export.'),
    start_time: seconds('Begin of the time, included.'),
    end_time: seconds('End of the time, included.'),
  },
  said: {
    dataset_id: { absent: ['bad_request', "'dataset_id' is a required parameter"] },
    attribute_ids: {
      absent: ['bad_request', "'attribute_ids' is a required parameter"],
      wrong: ['bad_request', "'attribute_ids' not an array must be of type Array"],
    },
  },
  output: loose({
    job_identifier: z.string().nullish(),
    status: z.string().nullish(),
    download_url: z.string().nullish(),
    download_expires_at: z.string().nullish(),
  }),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/reporting-data-export/create',
  examples: [
    {
      title: 'Export reporting data',
      input: { dataset_id: 'conversation', attribute_ids: ['conversation.conversation_id'], start_time: 1717490000, end_time: 1717510000 },
      output: { job_identifier: 'orzzsbd7hk67xyu', status: 'pending', download_url: '', download_expires_at: '' },
    },
  ],
});
