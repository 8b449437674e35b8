import { DataExport } from '../content-exports/schemas.ts';
import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';

export const get = operation({
  name: 'message_data_exports.get',
  route: 'GET /export/messages/data/{job_identifier}',
  summary: 'Get the state of an engagement export',
  description: 'How far a message engagement export is; completed has a download_url for message_data_exports.download.',
  asked: [
    'is the old engagement export ready',
    'state of the legacy message export',
    'has the legacy engagement job finished',
    'status of the legacy message data export',
    'is the engagement data export done',
    'how far is the old message export',
    'state of the engagement export',
    'is the legacy export of messages ready',
    'old message export, how far',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'message_data:export',
  permissions: ['export_message_data'],
  audit: { event: 'message_data_export.read', target: 'job_identifier' },
  since: '2.7',
  path: { job_identifier: id('job_identifier of the export.') },
  output: DataExport,
  docs: 'https://developers.intercom.com/docs/build-an-integration/learn-more/authentication/oauth-scopes',
  examples: [{ title: 'Get the state of an engagement export', input: { job_identifier: '123' }, output: { status: 'pending' } }],
});
