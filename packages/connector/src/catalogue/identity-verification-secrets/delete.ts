import { operation } from '../operation.ts';
import { Nothing } from '../shared/answers.ts';
import { id } from '../shared/fields.ts';

const remove = operation({
  name: 'identity_verification_secrets.delete',
  route: 'DELETE /secure_mode_secrets/{id}',
  summary: 'Delete an identity verification secret',
  description:
    'Deletes a secret: whatever is still signed with it is refused by the Messenger at its next request. Do it last in a rotation. Preview only.',
  asked: ['delete an identity verification secret', 'revoke the old messenger key', 'a signing secret leaked'],
  effect: 'delete',
  retry: 'S',
  scope: 'identity_verification_secrets:write',
  permissions: ['write_secure_mode_secret'],
  audit: { event: 'identity_verification_secret.deleted', target: 'id' },
  since: 'Preview',
  path: { id: id('Id of the secret.') },
  output: Nothing,
  docs: 'https://developers.intercom.com/docs/references/preview/rest-api/api.intercom.io/identity-verification-secrets/deleteidentityverificationsecret',
  examples: [{ title: 'Delete a secret', input: { id: '102' }, output: undefined }],
});

export { remove as delete };
