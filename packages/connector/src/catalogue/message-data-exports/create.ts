import { DataExport } from '../content-exports/schemas.ts';
import { operation } from '../operation.ts';
import { seconds } from '../shared/fields.ts';

export const create = operation({
  name: 'message_data_exports.create',
  route: 'POST /export/messages/data',
  summary: 'Export message engagement in the background',
  description:
    'Begins an export of who got and used messages between two times (Unix seconds). Intercom keeps it for older clients; content_exports.create is what took its place.',
  asked: [
    'export message engagement, the old way',
    'who received and opened which message, legacy export',
    'older engagement data export',
    'start the legacy message data export',
    'export who received, opened and clicked messages, old api',
    'message engagement data for last month',
    'export of message data between two dates',
    'old engagement export for May, start it',
    'the old export of messages that our script reads, start it for March',
    'legacy export of who got which message',
    'start the older kind of message export',
    'old export of message data',
    'start the legacy message dump',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'message_data:export',
  permissions: ['export_message_data'],
  audit: { event: 'message_data_export.created' },
  since: '2.7',
  body: { created_at_after: seconds('Only later than this.'), created_at_before: seconds('Only earlier than this.') },
  output: DataExport,
  docs: 'https://developers.intercom.com/docs/build-an-integration/learn-more/authentication/oauth-scopes',
  examples: [
    {
      title: 'Export message engagement',
      input: { created_at_after: 1734519776, created_at_before: 1734537776 },
      output: { status: 'pending' },
    },
  ],
});
