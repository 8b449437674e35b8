import * as z from 'zod';
import { operation } from '../operation.ts';
import { bodyId, customAttributes, seconds } from '../shared/fields.ts';
import { Company } from './schemas.ts';

export const create = operation({
  name: 'companies.create',
  route: 'POST /companies',
  summary: 'Create or update a company',
  description: 'Adds the company with this company_id (your own id), or changes it when it exists. Without contacts it stays out of lists.',
  asked: [
    'add a new company',
    'create an account for a firm',
    'make or change a firm under our own number',
    'save a new customer organisation',
    'new business signed, enter it',
    'sync the company from our CRM',
    'new client company, put it in',
    'we won a new client, set the firm up',
    'add a firm',
    'a new customer company signed today, get it into Intercom',
    'onboard the firm, create its record with plan and seats',
    'put Initech in as an account with our id',
    'register a business customer',
    'make a company record',
    'new account from the sales system',
    'add an organisation with its plan and monthly spend',
    'our backend should write the company to Intercom',
    'create or update a company by company_id',
    'new logo won, set up their account',
    'save a firm that we do not have yet',
  ],
  effect: 'create',
  retry: 'S',
  scope: 'contacts:write',
  permissions: ['write_users_companies'],
  audit: { event: 'company.saved', target: 'company_id' },
  since: '2.7',
  body: {
    company_id: bodyId('Your own id of the company; it never changes.').optional(),
    name: z.string().max(1000).optional().describe('Name.'),
    plan: z.string().max(255).optional().describe('Name of the plan.'),
    size: z.int().min(0).optional().describe('Number of employees.'),
    website: z.string().max(2000).optional().describe('Address of its website.'),
    industry: z.string().max(255).optional().describe('What it does.'),
    // Above this Intercom answers an error; fractions are cut off there.
    monthly_spend: z.number().max(2_147_483_647).optional().describe('Revenue a month, whole units.'),
    remote_created_at: seconds('When you created it.').optional(),
    update_last_request_at: z.boolean().optional().describe('Count this as a visit.'),
    custom_attributes: customAttributes.optional(),
  },
  output: Company,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/companies/createorupdatecompany',
  examples: [
    {
      title: 'A company',
      input: { company_id: 'acme', name: 'Acme Corp', plan: 'Enterprise' },
      output: { type: 'company', id: '69fc29008b595ff21a19d5f2', company_id: 'acme', name: 'Acme Corp' },
    },
  ],
});
