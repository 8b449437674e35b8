import * as z from 'zod';
import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { loose } from '../shared/resource.ts';

export const get = operation({
  name: 'reporting_exports.get',
  route: 'GET /export/reporting_data/{job_identifier}',
  summary: 'Get the state of a reporting export',
  description: 'How far a reporting export is; complete has a download_url for reporting_exports.download.',
  asked: [
    'is the report ready',
    'state of the reporting export',
    'how far is my csv of figures',
    'how is my report coming along',
    'is the report done yet',
    'status of reporting job 5gh7',
    'how long until my figures are ready',
    'check the reporting export',
    'has the table of response times been made',
    'how is the report export doing',
    'has the figures export finished',
    'can I get my report already',
    'can I fetch rep_991 by now',
    'is the export of figures through',
    'is export 77 of the report finished',
    'has the csv of figures been made',
    'state of reporting job 5',
    'has the figures file been made',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'reporting_data:export',
  permissions: ['export_reporting_data'],
  audit: { event: 'reporting_export.read', target: 'job_identifier' },
  since: '2.14',
  path: { job_identifier: id('job_identifier of the export.') },
  query: { app_id: id('Id code of the workspace (admins.me).'), client_id: id('Id of the OAuth app that asks.') },
  output: loose({
    job_identifier: z.string().nullish(),
    status: z.string().nullish(),
    download_url: z.string().nullish(),
    download_expires_at: z.string().nullish(),
  }),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/reporting-data-export/get',
  examples: [
    {
      title: 'Get the state of a reporting export',
      input: { job_identifier: 'orzzsbd7hk67xyu', app_id: 'abc12345', client_id: 'client' },
      output: { job_identifier: 'orzzsbd7hk67xyu', status: 'pending', download_url: '', download_expires_at: '' },
    },
  ],
});
