import * as z from 'zod';
import { operation } from '../operation.ts';
import { Audience } from './schemas.ts';

export const create = operation({
  name: 'audiences.create',
  route: 'POST /audiences',
  summary: 'Add an audience',
  description: 'Adds an audience: a name and predicates that say who is in it.',
  asked: [
    'add an audience',
    'make a target group for content, with rules',
    'define who should see this content',
    'new audience: users on the pro plan',
    'set up a group of customers that guides are aimed at',
    'build an audience EU customers on pro for our articles',
    'make a rule for who sees certain content',
    'content only for enterprise users, define that group',
    'new targeting group for Fin content',
    'create an audience with a condition on plan',
    'new group for whom guides are shown',
    'define whom the content is for, plan is pro',
    'target content at trial users, make the group',
    'content audience: customers in the EU',
    'define a bunch of people who get certain answers',
    'only free users in Germany should get these answers, make that group',
    'crowd that certain articles are for',
    'answers for enterprise only, set up who that is',
    'only some people should see this content',
    'limit new content to folks with a flag, define these folks',
    'only people with beta true may read it, make that group',
    'define whom docs are for',
    'group for pages that only pro customers see',
    'new target group',
  ],
  effect: 'create',
  retry: 'D',
  reconcile: [{ by: 'read', operation: 'audiences.list', input: {}, rows: 'data', same: [{ row: 'name', as: 'name' }] }],
  scope: 'audiences:write',
  permissions: ['write_audiences'],
  audit: { event: 'audience.created' },
  since: '2.16',
  said: { name: { absent: ['validation_error', 'Name is required', 422] } },
  body: {
    name: z.string().max(2000).describe('Name.'),
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
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/audiences/createaudience',
  examples: [
    {
      title: 'Add an audience',
      input: {
        name: 'VIP Customers',
        predicates: [{ attribute: 'company.name', type: 'string', comparison: 'contains', value: 'Acme' }],
        role_predicates: [{ attribute: 'role', type: 'role', comparison: 'eq', value: 'user' }],
      },
      output: {
        type: 'audience',
        id: '789',
        name: 'VIP Customers',
        predicates: [{ type: 'string' }],
        role_predicates: [{ type: 'role' }],
        created_at: 1717200000,
        updated_at: 1717200000,
      },
    },
  ],
});
