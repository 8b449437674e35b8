import { operation } from '../operation.ts';
import { listOf } from '../shared/pages.ts';
import { IdentityVerificationSecret } from './schemas.ts';

export const list = operation({
  name: 'identity_verification_secrets.list',
  route: 'GET /secure_mode_secrets',
  summary: 'List identity verification secrets',
  description:
    'The secrets with which a server signs who is logged in to the Messenger: names, dates and for which platforms, never the secrets themselves. Preview only.',
  asked: [
    'which identity verification secrets exist',
    'list messenger signing keys',
    'is identity verification on',
    'secrets for identity verification',
    'which signing keys are there',
    'signing keys for the messenger',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'identity_verification_secrets:read',
  permissions: ['read_secure_mode_secret'],
  audit: { event: 'identity_verification_secret.listed' },
  since: 'Preview',
  paging: { form: 'none', items: 'data' },
  output: listOf(IdentityVerificationSecret),
  docs: 'https://developers.intercom.com/docs/references/preview/rest-api/api.intercom.io/identity-verification-secrets/listidentityverificationsecrets',
  examples: [
    {
      title: 'List the secrets',
      input: {},
      output: { type: 'list', data: [{ id: '102', name: 'Production', supports_web: true, created_at: 1734537243 }] },
    },
  ],
});
