import * as z from 'zod';
import { operation } from '../operation.ts';
import { listOf } from '../shared/pages.ts';
import { Company } from './schemas.ts';

export const scroll = operation({
  name: 'companies.scroll',
  route: 'GET /companies/scroll',
  summary: 'Go through all companies',
  description:
    'Every company, about 100 at a time: begin without scroll_param, pass on the one of the answer each time. An app has one scroll ' +
    'at a time, which ends after a minute without a call.',
  asked: [
    'go through every company',
    'export all companies',
    'full list of all firms, no limit',
    'walk over the whole set of accounts for a sync',
    'every single company for the data warehouse',
    'loop through every company record',
    'sync all companies to our warehouse',
    'I need the complete set of accounts, thousands of them',
    'iterate over the full company list',
    'full dump of companies',
    'all accounts without the limit of 10,000',
    'every company, thousands, in one run',
    'go through all accounts for the data warehouse',
    'complete export of accounts',
    'every company without a limit',
    'all companies at once, more than ten thousand',
    'export all accounts to the warehouse',
    'stream every firm',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'contacts:read',
  permissions: ['read_users'],
  audit: { event: 'company.scrolled' },
  since: '2.7',
  paging: { form: 'scroll', items: 'data' },
  query: { scroll_param: z.string().min(1).max(2000).optional().describe('From the page before; none for the first.') },
  output: listOf(Company),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/companies/scrolloverallcompanies',
  examples: [
    {
      title: 'Go through all companies',
      input: {},
      output: {
        type: 'list',
        data: [
          { type: 'company', id: '6762f0971bb69f9f2193bb2b', name: 'IntercomQATest1', created_at: 1734537367, updated_at: 1734537367 },
        ],
        total_count: null,
      },
    },
  ],
});
