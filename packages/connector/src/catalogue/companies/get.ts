import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { Company } from './schemas.ts';

export const get = operation({
  name: 'companies.get',
  route: 'GET /companies/{company_id}',
  summary: 'Get a company',
  description: "One company by Intercom's id of it. For your own id use companies.list with company_id.",
  asked: [
    'show a company',
    'details of a firm: plan, size, spend',
    'open the account by its id',
    'when was this company last active',
    'what do we know about that organisation',
    'how much does this firm pay, how many seats does it have',
    'what plan is Acme on',
    'how big is this client and what do they pay',
    'renewal date, plan and industry of one client',
    'show the account Initech',
    'what plan is the firm on, and how many users',
    'open company 64aa',
    'how much is the account worth a month',
    'company details: industry, website, size',
    'when did this firm sign up and when were they last seen',
    'data of one client firm',
    'which custom attributes does this company have',
    'what do they pay us',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'contacts:read',
  permissions: ['read_users', 'read_single_user'],
  audit: { event: 'company.read', target: 'company_id' },
  since: '2.7',
  tool: 'intercom_get_company_by_id',
  path: { company_id: id('Intercom id of the company (24 hex digits).', 'companies') },
  output: Company,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/companies/retrieveacompanybyid',
  examples: [
    {
      title: 'One company',
      input: { company_id: '69fc21865a28f6d15c73b075' },
      output: { type: 'company', id: '69fc21865a28f6d15c73b075', name: 'Acme Corp' },
    },
  ],
});
