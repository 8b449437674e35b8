import * as z from 'zod';
import { operation } from '../operation.ts';
import { loose } from '../shared/resource.ts';

export const update = operation({
  name: 'ip_allowlist.update',
  route: 'PUT /ip_allowlist',
  summary: 'Change who may reach the workspace',
  description:
    'Replaces the list of addresses and ranges from which teammates may open the workspace, or turns it on or off. A list that ' +
    "would lock out the caller's own address is refused.",
  asked: [
    'allow another IP address or office network',
    'remove an IP range from the allowlist',
    'turn the IP restriction on or off',
    'lock the workspace to our VPN',
    'somebody cannot get in from the new office',
    'let the new office in',
    'home workers should get in again',
    'only let staff log in from our vpn',
    'restrict logins to these addresses',
    'add 203.0.113.0/24 to the allowlist',
    'take an address off the allowlist',
    'switch IP restriction off',
    'staff may only get in from the office',
    'open the workspace for another network',
    'block logins from outside',
    'limit access to our IP range',
    'allow logins from the Lisbon office',
    'remove the old VPN from the allowed addresses',
    'only our network may log in',
    'turn on the IP restriction',
    'add my home address to the allowed networks',
    'new office cannot get in, let them',
    'office has a new ip, let it in',
    'switch off the ip limits',
    'allow the vpn',
  ],
  effect: 'update',
  retry: 'S',
  scope: 'ip_allowlist:manage',
  permissions: ['manage_ip_allowlist'],
  audit: { event: 'ip_allowlist.changed' },
  since: '2.14',
  paging: { form: 'none', items: 'ip_allowlist' },
  body: {
    type: z.string().max(2000).describe('Kind.').optional(),
    enabled: z.boolean().describe('Whether the list is on.').optional(),
    ip_allowlist: z.array(z.string().min(1).max(255)).max(1000).describe('Addresses and ranges (CIDR) that may.').optional(),
  },
  output: loose({ ip_allowlist: z.array(z.string()), type: z.string().nullish(), enabled: z.boolean().nullish() }),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/ip-allowlist/updateipallowlist',
  examples: [
    {
      title: 'Change who may reach the workspace',
      input: { enabled: true, ip_allowlist: ['192.168.1.0/24', '10.0.0.1'] },
      output: { type: 'ip_allowlist', ip_allowlist: ['192.168.1.0/24'] },
    },
  ],
});
