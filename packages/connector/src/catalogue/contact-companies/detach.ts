import { Company } from '../companies/schemas.ts';
import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';

export const detach = operation({
  name: 'contact_companies.detach',
  route: 'DELETE /contacts/{contact_id}/companies/{company_id}',
  summary: 'Take a contact out of a company',
  description: 'Detaches a contact from a company; both stay.',
  asked: [
    'take a person out of a company',
    'he left the firm, unlink him',
    'remove the user from the account',
    'the contact no longer belongs to that organisation',
    'he does not work there any more',
    'Petra is no longer at Initech',
    'she should not be listed under the firm any more',
    'remove a person from a company',
    'unlink user and account',
    'he quit, take him off the company',
    'wrong firm on the contact, disconnect',
    'detach contact from company',
    'she has left her employer',
    'he is not with them any longer',
    'take him out of the firm, he resigned',
    'person is listed under the wrong account, remove',
    'she quit, no longer with the client',
    'remove the link between person and company',
    'she was fired there, take her out of the firm',
    'consultant has finished, he is no longer part of the client',
  ],
  effect: 'update',
  retry: 'S',
  several: { of: 'contact_id' },
  scope: 'contacts:write',
  permissions: ['write_users_companies'],
  audit: { event: 'contact.company_detached', target: 'contact_id' },
  since: '2.7',
  path: { contact_id: id('Intercom id of the contact.', 'contacts'), company_id: id('Intercom id of the company.', 'companies') },
  output: Company,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/companies/detachcontactfromacompany',
  examples: [
    {
      title: 'Take a contact out of a company',
      input: { contact_id: '58a430d35458202d41b1e65b', company_id: '58a430d35458202d41b1e65b' },
      output: { type: 'company', id: '6762f0a01bb69f9f2193bb44', name: 'company8', created_at: 1734537376, updated_at: 1734537377 },
    },
  ],
});
