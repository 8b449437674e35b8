import { ContactList } from '../contacts/schemas.ts';
import { operation } from '../operation.ts';
import { id, perPage, startingAfter } from '../shared/fields.ts';

export const list = operation({
  name: 'company_contacts.list',
  route: 'GET /companies/{company_id}/contacts',
  summary: "List a company's contacts",
  description: "The people attached to a company. company_id is Intercom's id, not your own.",
  asked: [
    'who works at this company',
    'people of a firm',
    'users that belong to the account',
    'contacts at Acme',
    'whom do we know at this customer',
    'who is the admin or contact person there',
    'how many seats of the firm are used',
    'everybody at Acme',
    'who is our champion, the decision maker there',
    "e-mail addresses of the firm's people",
    'whom can I write to at this client',
    'everyone from that firm',
    'our contacts at that firm, who are they',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'contacts:read',
  permissions: ['read_users'],
  audit: { event: 'company.contacts_listed', target: 'company_id' },
  since: '2.7',
  tool: 'intercom_list_attach_contacts_to_company',
  paging: { form: 'cursor', items: 'data' },
  path: { company_id: id('Intercom id of the company: id in companies.list (intercom_list_companies).', 'companies') },
  query: { per_page: perPage(150, 50), starting_after: startingAfter },
  output: ContactList,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/companies/listattachedcontacts',
  examples: [
    {
      title: 'Who is at this company?',
      input: { company_id: '69fc21865a28f6d15c73b075' },
      output: { type: 'list', data: [{ type: 'contact', id: '69fc21865a28f6d15c73b074', external_id: 'u-1' }], total_count: 1 },
    },
  ],
});
