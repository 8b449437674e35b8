import { operation } from '../operation.ts';
import { File } from '../shared/answers.ts';
import { id } from '../shared/fields.ts';

export const download = operation({
  name: 'message_data_exports.download',
  route: 'GET /download/messages/data/{job_identifier}',
  summary: 'Download an engagement export',
  description: 'The files of a completed message engagement export: CSV tables, compressed with gzip.',
  asked: [
    'download the old engagement export',
    'csv files of the legacy message data',
    'fetch the files of the engagement export',
    'download the legacy message data export',
    'get the zip of engagement data',
    'old export is done, fetch its file',
    'file of the engagement export',
    'legacy export is ready, get the file',
    'the csv of the older message export',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'message_data:export',
  permissions: ['export_message_data'],
  audit: { event: 'message_data_export.downloaded', target: 'job_identifier' },
  since: '2.7',
  path: { job_identifier: id('job_identifier of the export.') },
  output: File,
  docs: 'https://developers.intercom.com/docs/build-an-integration/learn-more/authentication/oauth-scopes',
  examples: [{ title: 'Download an engagement export', input: { job_identifier: '123' }, output: new Uint8Array() }],
});
