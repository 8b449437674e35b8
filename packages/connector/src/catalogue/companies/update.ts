import * as z from 'zod';
import { operation } from '../operation.ts';
import { customAttributes, id } from '../shared/fields.ts';
import { Company } from './schemas.ts';

export const update = operation({
  name: 'companies.update',
  route: 'PUT /companies/{company_id}',
  summary: 'Change a company',
  description:
    "Changes the given fields of a company by Intercom's id of it. Its company_id cannot change. To change it by your own id, or to " +
    'add it when it is missing, use companies.create.',
  asked: [
    "change a company's plan or attributes",
    'rename a firm',
    'set the monthly spend of an account',
    'correct website, size or industry of the organisation',
    'they upgraded, put the new plan on the company',
    'the business has moved, has a new name',
    'Acme has a new name',
    'they went from basic to pro',
    'put the renewal date on the account',
    'the firm now has more seats or employees',
    'new turnover of a client',
    'client switched to another plan',
    'the contract with the firm now runs longer',
    'other account manager for the client',
    'set the plan of Initech to enterprise',
    'account upgraded, change its plan',
    'the firm has a new website',
    'change the number of seats on the account',
    'move the renewal date of the company',
    'correct the industry of a client',
    'write the contract end date on the firm',
    'update monthly spend for Initech',
    'company was renamed',
    'set a custom attribute on the account',
    'VAT number of the company changed',
    'assign a new account manager on the company',
    'the account is now on the free plan',
    'put the customer firm on another tier',
  ],
  effect: 'update',
  retry: 'S',
  several: { of: 'company_id', without: ['name'] },
  scope: 'contacts:write',
  permissions: ['write_users_companies'],
  audit: { event: 'company.updated', target: 'company_id' },
  since: '2.7',
  path: { company_id: id('Intercom id of the company (24 hex digits).', 'companies') },
  body: {
    name: z.string().max(1000).optional().describe('Name.'),
    plan: z.string().max(255).optional().describe('Name of the plan.'),
    size: z.int().min(0).optional().describe('Number of employees.'),
    website: z.string().max(2000).optional().describe('Address of its website.'),
    industry: z.string().max(255).optional().describe('What it does.'),
    // Above this Intercom answers an error; fractions are cut off there.
    monthly_spend: z.number().max(2_147_483_647).optional().describe('Revenue a month, whole units.'),
    custom_attributes: customAttributes.optional(),
  },
  output: Company,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/companies/updatecompany',
  examples: [
    {
      title: 'Change a company',
      input: { company_id: '5f4d3c1c-7b1b-4d7d-a97e-6095715c6632', name: 'my company', website: 'http://www.mycompany.com/' },
      output: { type: 'company', id: '6762f0841bb69f9f2193baff', name: 'company2', created_at: 1734537348, updated_at: 1734537348 },
    },
  ],
});
