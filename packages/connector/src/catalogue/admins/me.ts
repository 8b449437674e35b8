import { operation } from '../operation.ts';
import { Me } from './schemas.ts';

export const me = operation({
  name: 'admins.me',
  route: 'GET /me',
  summary: 'Who the connection acts as',
  description:
    'The teammate whose authorization the connection uses, and the workspace. Use it to learn the admin_id that replies and notes need.',
  asked: [
    'who am I, whose account is this',
    'workspace and region of the token',
    'my own admin id',
    'test whether the connection works',
    'which account am I using',
    'whose token is this, what am I connected to',
    'which workspace is this',
    'whom does this access token belong to',
    'ping, does the token work',
    'am I in the test or in the live workspace',
    'check that we are connected properly',
    'which admin am I logged in as',
    'what is the app id or workspace id',
    'show my own profile, the one I act as',
    'is this the EU or the US region',
    'verify the connection',
    'under which identity do you act',
    'which token am I using',
    'what workspace are we in',
    'who does Intercom think I am',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'admins:read',
  permissions: ['read_single_admin', 'read_admins'],
  audit: { event: 'admin.identified' },
  since: '2.7',
  output: Me,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/admins/identifyadmin',
  examples: [
    {
      title: 'Who am I?',
      input: {},
      output: {
        type: 'admin',
        id: '991267459',
        name: 'Ada Byron',
        email: 'ada@example.com',
        email_verified: true,
        app: { type: 'app', id_code: 'abc12345', name: 'Example', region: 'US' },
      },
    },
  ],
});
