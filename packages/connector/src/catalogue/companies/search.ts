import { operation } from '../operation.ts';
import { listOf } from '../shared/pages.ts';
import { checkedSort, every, type Filter, pagination, queryOrWords } from '../shared/search.ts';
import { Company } from './schemas.ts';
import { companyFields } from './search-fields.ts';

/** Each word has to stand in the name. */
const byWords = (words: string[]) => every(words.map((word): Filter => ({ field: 'name', operator: '~', value: word })));

export const search = operation({
  name: 'companies.search',
  route: 'POST /companies/search',
  summary: 'Search companies',
  description:
    'Finds companies by attribute: plain words of a name, a filter such as {"field":"monthly_spend","operator":">","value":100}, or a group of at ' +
    'most 15, two levels deep. Fields: company_id, name, created_at, updated_at, remote_created_at, last_request_at, monthly_spend, ' +
    'session_count, user_count, tag_id, custom_attributes.NAME; no plan, no segment. Companies without users are never found. Preview only.',
  asked: [
    'find companies by plan, size or spend',
    'firms that pay more than 500 a month',
    'companies created since a date',
    'accounts in one industry with more than 50 people',
    'search companies by attribute',
    'firms with a health score below 40',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'contacts:read',
  permissions: ['read_users'],
  audit: { event: 'company.searched' },
  since: 'Preview',
  paging: { form: 'body-cursor', items: 'data' },
  searchFields: companyFields,
  body: { query: queryOrWords(byWords, 'Plain words, a filter, or a group of filters.'), pagination, sort: checkedSort },
  output: listOf(Company),
  docs: 'https://developers.intercom.com/docs/references/preview/rest-api/api.intercom.io/companies/searchcompanies',
  examples: [
    {
      title: 'Companies that spend more than 1,000',
      input: {
        query: { field: 'monthly_spend', operator: '>', value: 1000 },
        sort: { field: 'monthly_spend', order: 'descending' },
        pagination: { per_page: 5 },
      },
      output: { type: 'list', data: [{ type: 'company', id: '531ee472cce572a6ec000006', name: 'Acme Corp' }], total_count: 1 },
    },
  ],
});
