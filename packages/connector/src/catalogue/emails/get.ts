import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { EmailSetting } from './schemas.ts';

export const get = operation({
  name: 'emails.get',
  route: 'GET /emails/{id}',
  summary: 'Get a sender address',
  description: 'One sender address by id, with its domain and forwarding.',
  asked: [
    'show one sender address',
    'is this support address set up right, verified, forwarded',
    'domain of an address that we write from',
    'does forwarding of our mailbox work',
    'is the address support@ verified',
    'details of one sender address',
    'is forwarding active for this mailbox',
    'settings of an email address we send from',
    'check one support address',
    'is the forwarding of the billing address ok',
    'is this one address ready to be used',
    'is support@ verified',
    'is one sender address ready',
    'does forwarding work for help@',
    'is this sender address verified',
    'is sender 5 verified',
    'look at one mail address of ours',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'emails:read',
  permissions: ['read_emails'],
  audit: { event: 'email.read', target: 'id' },
  since: '2.15',
  path: { id: id('Id of the email.') },
  output: EmailSetting,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/emails/retrieveemail',
  examples: [
    {
      title: 'Get a sender address',
      input: { id: '123' },
      output: { type: 'email_setting', id: '10', email: 'support@company.com', created_at: 1692530400, updated_at: 1710498600 },
    },
  ],
});
