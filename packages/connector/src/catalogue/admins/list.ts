import * as z from 'zod';
import { operation } from '../operation.ts';
import { loose } from '../shared/resource.ts';
import { Admin } from './schemas.ts';

export const list = operation({
  name: 'admins.list',
  route: 'GET /admins',
  summary: 'List teammates',
  description:
    'All teammates with a seat or without, their teams and whether they are away. The bot of the workspace (operator+…@intercom.io) ' +
    'is among them. For who the connection itself acts as use admins.me.',
  asked: [
    'who works here, list all agents',
    'everyone on our staff with access and seats',
    'ids of teammates',
    'who has an account in our Intercom',
    'which colleagues are away right now',
    'find a teammate by name',
    'staff with access to customer data',
    'check for people who left but still have access',
    'how many seats do we use',
    'who is on duty right now',
    'names and mail addresses of the support agents',
    'who is on my team',
    'list teammates',
    'show me all my colleagues and their ids',
    'everybody in our support team',
    'admin ids so that I can assign to them',
    'what is the id number of a colleague',
    'teammate id of somebody',
    'all seats and who has them',
    'employees with a login',
    'who can I assign this to',
    'list of all admins with roles and mails',
    'who do we have in support',
    'whole staff, names and addresses',
    'which agents are online and which are away',
    'how many teammates are there',
    'people with access to this workspace',
    'current users of our Intercom, the staff I mean',
    'names of all the support people',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'admins:read',
  permissions: ['read_admins'],
  audit: { event: 'admin.listed' },
  since: '2.7',
  paging: { form: 'none', items: 'admins' },
  query: { display_avatar: z.boolean().describe('Also tell the pictures.').optional() },
  output: loose({ admins: z.array(Admin), type: z.string().nullish() }),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/admins/listadmins',
  examples: [
    {
      title: 'List teammates',
      input: {},
      output: { type: 'admin.list', admins: [{ type: 'admin', email: 'admin7@email.com', id: '991267466', name: 'Ciaran7 Lee' }] },
    },
  ],
});
