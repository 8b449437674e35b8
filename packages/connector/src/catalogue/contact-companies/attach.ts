import { Company } from '../companies/schemas.ts';
import { operation } from '../operation.ts';
import { bodyId, id } from '../shared/fields.ts';

export const attach = operation({
  name: 'contact_companies.attach',
  route: 'POST /contacts/{contact_id}/companies',
  summary: 'Put a contact into a company',
  description:
    "Attaches a contact to a company. id is Intercom's id of the company (id in companies.list), not your own. A contact has at " +
    'most 1,000.',
  asked: [
    'put a person into a company',
    'link a contact to a firm',
    'she now works for that business, connect her',
    'add the user to the account',
    'assign a lead to an organisation',
    'Kim belongs to Acme',
    'she is a new employee of that firm',
    'he has started at that firm, file him there',
    'put these people under the client',
    'works for this firm now',
    'new colleague of theirs, put her with the firm',
    'Petra joined Initech, list her under them',
    'add this contact to the company',
    'connect a user with their firm',
    'she belongs to Initech, link them',
    'attach person to account',
    'put the lead under the organisation',
    'he changed jobs and is at another firm, add him there',
    'make him a member of the account',
    'associate contact with company',
    'assign this user to the company Acme',
    'she moved to Bluebird, put her under it',
    'user is missing under the account, add him',
    'connect person and firm',
    'he works at that client as of today',
    'attach the lead to Initech',
  ],
  effect: 'update',
  retry: 'S',
  several: { of: 'contact_id' },
  scope: 'contacts:write',
  permissions: ['write_users_companies'],
  audit: { event: 'contact.company_attached', target: 'contact_id' },
  since: '2.7',
  path: { contact_id: id('Intercom id of the contact.', 'contacts') },
  body: { id: bodyId('Intercom id of the company.', 'companies') },
  said: { id: { absent: ['parameter_not_found', 'company not specified'] } },
  output: Company,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/companies/attachcontacttoacompany',
  examples: [
    {
      title: 'Put a contact into a company',
      input: { contact_id: '123', id: '6762f09a1bb69f9f2193bb34' },
      output: { type: 'company', id: '6762f09a1bb69f9f2193bb34', name: 'company6', created_at: 1734537370, updated_at: 1734537370 },
    },
  ],
});
