import { operation } from '../operation.ts';
import { File } from '../shared/answers.ts';
import { id } from '../shared/fields.ts';

export const download = operation({
  name: 'reporting_exports.download',
  route: 'GET /download/reporting_data/{job_identifier}',
  summary: 'Download a reporting export',
  description: 'The file of a complete reporting export: a CSV table, compressed with gzip.',
  asked: [
    'download the finished report',
    'give me the csv of the reporting export',
    'save the report file',
    'where is the file of figures, give it to me',
    'the figures are ready, get me the file',
    'download report job 5gh7',
    'fetch the csv of response times',
    'open the finished reporting export',
    'fetch the finished figures',
    'give me the file of rep_991',
    'report is ready, download it',
    'October figures are ready, give me the csv',
    'file of the finished report please',
    'get the finished report',
    'csv of the figures job',
    'fetch the report file',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'reporting_data:export',
  permissions: ['export_reporting_data'],
  audit: { event: 'reporting_export.downloaded', target: 'job_identifier' },
  since: '2.14',
  path: { job_identifier: id('job_identifier of the export.') },
  query: { app_id: id('Id code of the workspace (admins.me).') },
  output: File,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/reporting-data-export/download',
  examples: [
    { title: 'Download a reporting export', input: { job_identifier: 'orzzsbd7hk67xyu', app_id: 'abc12345' }, output: new Uint8Array() },
  ],
});
