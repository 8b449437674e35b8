import { operation } from '../operation.ts';
import { File } from '../shared/answers.ts';
import { id } from '../shared/fields.ts';

export const download = operation({
  name: 'content_exports.download',
  route: 'GET /download/content/data/{job_identifier}',
  summary: 'Download a message export',
  description: 'The files of a completed export: CSV tables, compressed with gzip. They are kept for two days.',
  asked: [
    'download the finished message export',
    'get me the csv files of the mailing statistics',
    'save the zip of message data',
    'the mailing statistics are ready, fetch them',
    'campaign export is finished, get the file',
    'download job 5gh7 with the message statistics',
    'where are the csv files of campaign stats',
    'save the outbound statistics file',
    'file with the campaign numbers, get it',
    'fetch the campaign statistics that are ready',
    'zip with the opens and clicks, give it to me',
    'finished mailing export as a file',
    'file of export 91',
    'get the results of the outbound dump',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'export_content:read',
  permissions: ['export_content_data'],
  audit: { event: 'content_export.downloaded', target: 'job_identifier' },
  since: '2.7',
  path: { job_identifier: id('job_identifier of the export.') },
  output: File,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/data-export/downloaddataexport',
  examples: [{ title: 'Download a message export', input: { job_identifier: '123' }, output: new Uint8Array() }],
});
