import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { DataExport } from './schemas.ts';

export const get = operation({
  name: 'content_exports.get',
  route: 'GET /export/content/data/{job_identifier}',
  summary: 'Get the state of a message export',
  description:
    'How far an export is; completed has a download_url for content_exports.download. no_data means that there is nothing in that ' +
    'time.',
  asked: [
    'is the message export done',
    'state of the export of mailing statistics',
    'how long will the campaign export take',
    'is the dump of campaign stats finished',
    'status of the message data export job 5gh7',
    'how far is the export of newsletters and campaigns',
    'is my mailing export ready to download',
    'check the outbound data export',
    'is the campaign file ready',
    'how far is the mailing statistics job',
    'is the export of the mailing figures through yet',
    'how far along is the message statistics file',
    'outbound export: still running or done',
    'how far is the outbound export',
    'is dump 91 done',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'export_content:read',
  permissions: ['export_content_data'],
  audit: { event: 'content_export.read', target: 'job_identifier' },
  since: '2.7',
  path: { job_identifier: id('job_identifier of the export.') },
  output: DataExport,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/data-export/getdataexport',
  examples: [{ title: 'Get the state of a message export', input: { job_identifier: '123' }, output: { status: 'pending' } }],
});
