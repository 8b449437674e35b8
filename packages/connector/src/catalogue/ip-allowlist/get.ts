import * as z from 'zod';
import { operation } from '../operation.ts';
import { loose } from '../shared/resource.ts';

export const get = operation({
  name: 'ip_allowlist.get',
  route: 'GET /ip_allowlist',
  summary: 'See who may reach the workspace',
  description: 'The addresses from which teammates may open the workspace, and whether the list is on.',
  asked: [
    'which IP addresses may reach the workspace',
    'from where can staff log in',
    'is the IP allowlist on',
    'from which networks can one get in',
    'who may log in, which addresses are allowed',
    'show the IP allowlist',
    'is access to the workspace limited to our network',
    'what IP ranges are on the list',
    'are logins restricted by IP',
    'from what networks may our people log in',
    'is the login restricted to certain addresses',
    'show allowed IPs',
    'why can he not log in from home, what is allowed',
    'agent cannot get in from the hotel, which networks are let in',
    'from which networks may we log in',
    'are there ip limits',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'ip_allowlist:manage',
  permissions: ['manage_ip_allowlist'],
  audit: { event: 'ip_allowlist.read' },
  since: '2.14',
  paging: { form: 'none', items: 'ip_allowlist' },
  output: loose({ ip_allowlist: z.array(z.string()), type: z.string().nullish(), enabled: z.boolean().nullish() }),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/ip-allowlist/getipallowlist',
  examples: [{ title: 'See who may reach the workspace', input: {}, output: { type: 'ip_allowlist', ip_allowlist: ['192.168.1.0/24'] } }],
});
