import * as z from 'zod';
import { operation } from '../operation.ts';
import { loose } from '../shared/resource.ts';
import { EmailSetting } from './schemas.ts';

export const list = operation({
  name: 'emails.list',
  route: 'GET /emails',
  summary: 'List sender addresses',
  description: 'The email addresses from which the workspace can write, and whether each is verified.',
  asked: [
    'from which email addresses can we write',
    'list sender addresses',
    'are our mail domains verified',
    'support mailboxes and their forwarding',
    'from which mailboxes do our answers go out',
    'which mailboxes are connected',
    'our sending addresses',
    'all support addresses of the workspace',
    'which mail addresses are set up for sending',
    'list our mailboxes',
    'which addresses can customers write to',
    'is every sending domain verified',
    'email settings overview',
    'what are our from addresses',
    'addresses from which we send',
    'all mailboxes connected to Intercom',
    'is our domain verified',
    'which addresses may we use as sender',
    'can we already send from our new domain',
    'from what addresses can I answer',
    'I have several mailboxes, list them',
    'addresses that we send from',
    'is our own domain verified for mail',
    'sender addresses',
    'which addresses do our mails come from, for the spam filter of a client',
    'from addresses that clients have to whitelist',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'emails:read',
  permissions: ['read_emails'],
  audit: { event: 'email.listed' },
  since: '2.15',
  paging: { form: 'none', items: 'data' },
  output: loose({ data: z.array(EmailSetting), type: z.string().nullish() }),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/emails/listemails',
  examples: [
    {
      title: 'List sender addresses',
      input: {},
      output: {
        type: 'list',
        data: [{ type: 'email_setting', id: '1', email: 'support@company.com', created_at: 1692530400, updated_at: 1710498600 }],
      },
    },
  ],
});
