import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { DataExport } from './schemas.ts';

export const cancel = operation({
  name: 'content_exports.cancel',
  route: 'POST /export/cancel/{job_identifier}',
  summary: 'Cancel a message export',
  description: 'Stops an export that is still running, so that another can begin.',
  asked: [
    'stop the running message export',
    'cancel the export of message statistics',
    'abort the export, I chose the wrong dates',
    'wrong month, stop the mailing export',
    'abort the campaign data export',
    'stop export job 5gh7',
    'I do not need that message export any longer',
    'kill the export of email statistics',
    'the message export has the wrong range, call it off',
    'stop the campaign export',
    'export of mailing data was started by mistake',
    'I started the mailing export by mistake, stop it',
    'do not go on with the campaign export',
    'stop export 91',
    'wrong dates, call off the export',
  ],
  effect: 'update',
  retry: 'S',
  scope: 'export_content:read',
  permissions: ['export_content_data'],
  audit: { event: 'content_export.canceled', target: 'job_identifier' },
  since: '2.7',
  path: { job_identifier: id('job_identifier of the export.') },
  output: DataExport,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/data-export/canceldataexport',
  examples: [{ title: 'Cancel a message export', input: { job_identifier: '123' }, output: { status: 'canceled' } }],
});
