import { Company } from '../companies/schemas.ts';
import { operation } from '../operation.ts';
import { id, page, perPage } from '../shared/fields.ts';
import { listOf, NumberedPages } from '../shared/pages.ts';

export const list = operation({
  name: 'contact_companies.list',
  route: 'GET /contacts/{contact_id}/companies',
  summary: 'List the companies of a contact',
  description: 'The companies that a contact belongs to. For the people of a company use company_contacts.list.',
  asked: [
    'which company does this person work for',
    'companies of a contact',
    'the firm that she belongs to',
    'accounts that a user belongs to',
    'where does he work',
    'who employs him',
    'all businesses of one person',
    'which accounts is the user in',
    'what firm is this contact with',
    'show companies of a person',
    'is she linked to any company',
    'where is this customer employed',
    'organisations the contact is a member of',
    'to which business does this person belong',
    'which firms is the person linked to',
    'employer of this customer',
    'accounts of a contact',
    'where does this person work',
    'for whom does she work',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'contacts:read',
  permissions: ['read_users'],
  audit: { event: 'contact.companies_listed', target: 'contact_id' },
  since: '2.7',
  paging: { form: 'page', items: 'data' },
  path: { contact_id: id('Intercom id of the contact.', 'contacts') },
  query: { page, per_page: perPage(150, 50) },
  output: listOf(Company, NumberedPages),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/contacts/listcompaniesforacontact',
  examples: [
    {
      title: 'List the companies of a contact',
      input: { contact_id: '69fc21865a28f6d15c73b074' },
      output: { type: 'list', data: [{ type: 'company', id: '69fc21865a28f6d15c73b075', name: 'Acme Corp' }], total_count: 1 },
    },
  ],
});
