import * as z from 'zod';
import { operation } from '../operation.ts';
import { loose } from '../shared/resource.ts';

export const list = operation({
  name: 'reporting_datasets.list',
  route: 'GET /export/reporting_data/get_datasets',
  summary: 'List reporting datasets',
  description: 'The datasets that can be exported, with their attributes and the time that counts.',
  asked: [
    'which datasets can be reported on',
    'what figures and columns are there for reports',
    'metrics and attributes that can be exported',
    'which data does reporting offer',
    'what numbers could I pull at all',
    'which metrics can I report on',
    'what can be exported as a report',
    'available datasets and their attributes',
    'list of metrics and dimensions',
    'what figures does Intercom have',
    'which columns exist for reporting',
    'what can be measured',
    'list of datasets for reports',
    'metrics that exist for calls',
    'what can I get numbers on',
    'which figures can we report on',
    'metrics and dimensions available',
    'what can be measured in reports',
    'names of columns for a report',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'reporting_datasets:read',
  permissions: ['read_reporting_datasets'],
  audit: { event: 'reporting_dataset.listed' },
  since: '2.14',
  paging: { form: 'none', items: 'data' },
  output: loose({
    data: z.array(
      loose({
        id: z.union([z.string(), z.int()]).nullish(),
        name: z.string().nullish(),
        description: z.string().nullish(),
        default_time_attribute_id: z.union([z.string(), z.int()]).nullish(),
        attributes: z
          .array(
            loose({
              id: z.union([z.string(), z.int()]).nullish(),
              qualified_id: z.union([z.string(), z.int()]).nullish(),
              name: z.string().nullish(),
            }),
          )
          .nullish(),
      }),
    ),
    type: z.string().nullish(),
  }),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/reporting-data-export/list',
  examples: [
    {
      title: 'List reporting datasets',
      input: {},
      output: { type: 'list', data: [{ id: 'conversation', name: 'Conversation', default_time_attribute_id: 'conversation_started_at' }] },
    },
  ],
});
