import * as z from 'zod';
import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { Audience } from './schemas.ts';

export const update = operation({
  name: 'audiences.update',
  route: 'PUT /audiences/{id}',
  summary: 'Change an audience',
  description: 'Changes name or rules of an audience; predicates replace the ones before as a whole.',
  asked: [
    'change the rules of an audience',
    'widen or narrow a target group',
    'rename the audience',
    'include another country or plan in the target group',
    'audience should also include trial users',
    'edit the condition of a content audience',
    'exclude free users from the target group',
    'change who the content is shown to, the rules of the group',
    'rename audience Beta to Early access',
    'tighten the audience to customers in Germany',
    'target group should now be pro plan',
    'change who sees the guides',
    'certain answers should be for pro users too, widen the group',
    'beta group should also get this content',
    'target group should also have trial users',
  ],
  effect: 'update',
  retry: 'S',
  scope: 'audiences:write',
  permissions: ['write_audiences'],
  audit: { event: 'audience.updated', target: 'id' },
  since: '2.16',
  path: { id: id('Id of the audience.', 'audiences') },
  body: {
    name: z.string().max(2000).describe('Name.').optional(),
    predicates: z
      .array(
        z.strictObject({
          attribute: z.string().max(2000).describe('What is compared.').optional(),
          type: z.string().max(2000).describe('Kind.').optional(),
          comparison: z.string().max(2000).describe('How it compares.').optional(),
          value: z.string().max(2000).describe('Value.').optional(),
        }),
      )
      .max(1000)
      .describe('Rules that say which contacts belong to it.')
      .optional(),
    role_predicates: z
      .array(
        z.strictObject({
          attribute: z.string().max(2000).describe('What is compared.').optional(),
          type: z.string().max(2000).describe('Kind.').optional(),
          comparison: z.string().max(2000).describe('How it compares.').optional(),
          value: z.string().max(2000).describe('Value.').optional(),
        }),
      )
      .max(1000)
      .describe('Rules by role that narrow it further.')
      .optional(),
  },
  output: Audience,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/audiences/updateaudience',
  examples: [
    {
      title: 'Change an audience',
      input: {
        id: '123',
        name: 'Enterprise Accounts',
        predicates: [{ attribute: 'custom_attributes.plan', type: 'string', comparison: 'eq', value: 'enterprise' }],
      },
      output: {
        type: 'audience',
        id: '123',
        name: 'Enterprise Accounts',
        predicates: [{ type: 'string' }],
        role_predicates: [{ type: 'role' }],
        created_at: 1717200000,
        updated_at: 1717200100,
      },
    },
  ],
});
