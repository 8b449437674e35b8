import { marked } from '../field-marks.ts';
import { operation } from '../operation.ts';
import { id, page, perPage } from '../shared/fields.ts';
import { CompanyList } from './schemas.ts';

export const list = operation({
  name: 'companies.list',
  route: 'GET /companies',
  summary: 'List or find companies',
  description:
    "Companies, a page at a time, or those with a given name, company_id (your own id), tag or segment. A row's id is what companies.get and " +
    'company_contacts.list take. A name must be exact.',
  asked: [
    'find a company by name',
    'look up a firm by our own id',
    'all companies with a tag or in a segment',
    'list of our accounts',
    'which businesses are on the enterprise plan',
    'look up Acme',
    'is Acme in Intercom already',
    'accounts labelled vip',
    'is this firm in here',
    'do we have a customer of that name',
    'find the account called Initech',
    'search for a company by its name',
    'is that firm already in our system',
    'all companies tagged as vip',
    'companies in one segment',
    'what companies do we have',
    'list of client firms',
    'give me all the accounts',
    'which firms carry the label renewal',
    'company with id acme-77 in our database',
    'look up a business customer',
    'all organisations that we work with',
    'show me our customer companies',
    'how many companies are there',
    'do you know this firm',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'contacts:read',
  permissions: ['read_users', 'read_single_user'],
  audit: { event: 'company.listed' },
  since: '2.7',
  tool: 'intercom_list_companies',
  paging: { form: 'page', items: 'data' },
  query: {
    name: marked({ nameOf: 'companies' }, id('Exact name.')).optional(),
    company_id: marked({ ownIdOf: { list: 'companies', beside: 'name' } }, id('Your own id of the company.')).optional(),
    tag_id: id('Only companies with this tag.', 'tags').optional(),
    segment_id: id('Only companies in this segment.', 'segments').optional(),
    page,
    per_page: perPage(60, 15),
  },
  output: CompanyList,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/companies/retrievecompany',
  examples: [
    {
      title: 'Find a company by name',
      input: { name: 'Acme Corp' },
      output: {
        type: 'list',
        data: [{ type: 'company', id: '69fc21865a28f6d15c73b075', company_id: 'acme', name: 'Acme Corp', user_count: 12 }],
        total_count: 1,
      },
    },
  ],
});
