import * as z from 'zod';
import { stricterThan } from '../described.ts';
import { operation } from '../operation.ts';
import { page, perPage } from '../shared/fields.ts';
import { listOf, NumberedPages } from '../shared/pages.ts';
import { Company } from './schemas.ts';

export const listOrdered = operation({
  name: 'companies.list_ordered',
  route: 'POST /companies/list',
  summary: 'List companies by last activity',
  description:
    'Companies by the time of their last request, newest first unless order is asc, up to 10,000 deep. Beyond that use ' +
    'companies.scroll; for a name, tag or segment use companies.list.',
  asked: [
    'companies sorted by last activity',
    'firms with the latest activity',
    'accounts that have been quiet the longest',
    'latest seen organisations first',
    'which clients were online last',
    'which accounts showed up most recently in the product',
    'companies by last seen, latest first',
    'which client firms were active lately',
    'order the accounts by when they were last here',
    'sleepy accounts at the end, active at the top',
    'recently active companies',
    'least recently active accounts',
    'which firms have not shown up for long',
    'accounts that were here last',
    'rank client firms by last activity',
    'which companies were seen today',
    'most recent company activity first',
    'which clients came last',
    'firms that were not here for longest',
    'accounts by who was active last',
    'firms sorted by last activity',
    'which client used our product most recently, per account',
    'accounts, the freshest login on top',
    'businesses ordered by when they were last seen',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'contacts:read',
  permissions: ['read_users'],
  audit: { event: 'company.listed' },
  since: '2.7',
  paging: { form: 'page', items: 'data' },
  query: {
    page,
    per_page: perPage(60, 15),
    order: stricterThan(z.string(), z.enum(['asc', 'desc']))
      .optional()
      .describe('Of the last activity; desc unless told.'),
  },
  output: listOf(Company, NumberedPages),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/companies/listallcompanies',
  examples: [
    {
      title: 'List companies by last activity',
      input: {},
      output: {
        type: 'list',
        data: [
          { type: 'company', id: '6762f0941bb69f9f2193bb25', name: 'IntercomQATest1', created_at: 1734537364, updated_at: 1734537364 },
        ],
        total_count: 1,
      },
    },
  ],
});
