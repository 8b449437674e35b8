import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { Admin } from './schemas.ts';

export const get = operation({
  name: 'admins.get',
  route: 'GET /admins/{admin_id}',
  summary: 'Get a teammate',
  description: 'One teammate by id, with email, teams and away mode. Ids stand in admins.list and as admin_id in conversations.',
  asked: [
    "show one teammate's details",
    'is my colleague away or available',
    'what seat, role or teams does this agent have',
    'look up a teammate by id',
    'email address of a colleague',
    'is he around',
    'when is she back, which teams is he in',
    'what may this colleague do',
    'is Maria online or set to away',
    'which teams and seat does teammate 22 have',
    'profile of one agent',
    'does this agent have an inbox seat',
    'show admin 4412',
    'is away mode on for a colleague',
    'what is the job title and address of a colleague',
    'which email does our agent log in with',
    'can Tom see reports, what seat has he got',
    'is one colleague active in the inbox',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'admins:read',
  permissions: ['read_admins', 'read_single_admin'],
  audit: { event: 'admin.read', target: 'admin_id' },
  since: '2.7',
  path: { admin_id: id('Id of the teammate.', 'admins') },
  output: Admin,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/admins/retrieveadmin',
  examples: [
    {
      title: 'Get a teammate',
      input: { admin_id: '123' },
      output: { type: 'admin', id: '991267468', name: 'Ciaran9 Lee', email: 'admin9@email.com', team_ids: [] },
    },
  ],
});
