import * as z from 'zod';
import { operation } from '../operation.ts';
import { IdentityVerificationSecret } from './schemas.ts';

export const create = operation({
  name: 'identity_verification_secrets.create',
  route: 'POST /secure_mode_secrets',
  summary: 'Make an identity verification secret',
  description:
    'Makes a secret for at least one platform. Its value is in this answer and nowhere afterwards: if it is lost, delete the secret and make ' +
    'another. To rotate, make a new one, roll it out, then delete the old one. Preview only.',
  asked: ['new secret for identity verification', 'rotate the messenger signing key', 'make an HMAC secret for web, iOS or Android'],
  effect: 'create',
  retry: 'D',
  reconcile: [
    {
      by: 'read',
      operation: 'identity_verification_secrets.list',
      input: {},
      rows: 'data',
      same: [{ row: 'name', as: 'name' }],
    },
  ],
  scope: 'identity_verification_secrets:write',
  permissions: ['write_secure_mode_secret'],
  audit: { event: 'identity_verification_secret.created', target: 'name' },
  since: 'Preview',
  needs: {
    amount: 'at least one',
    of: ['supports_web', 'supports_ios', 'supports_android'],
    hint: 'One of them has to be true.',
  },
  body: {
    name: z.string().min(1).max(255).describe('What it is called in the list.'),
    supports_web: z.boolean().describe('For the Messenger on the web.').optional(),
    supports_ios: z.boolean().describe('For apps on iOS.').optional(),
    supports_android: z.boolean().describe('For apps on Android.').optional(),
  },
  output: IdentityVerificationSecret,
  docs: 'https://developers.intercom.com/docs/references/preview/rest-api/api.intercom.io/identity-verification-secrets/createidentityverificationsecret',
  examples: [
    {
      title: 'A secret for the web',
      input: { name: 'Production', supports_web: true },
      output: { id: '103', name: 'Production', secret: 'an-example-of-a-secret', supports_web: true, created_at: 1734537500 },
    },
  ],
});
