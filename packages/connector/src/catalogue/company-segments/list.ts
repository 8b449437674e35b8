import * as z from 'zod';
import { operation } from '../operation.ts';
import { Segment } from '../segments/schemas.ts';
import { id } from '../shared/fields.ts';
import { loose } from '../shared/resource.ts';

export const list = operation({
  name: 'company_segments.list',
  route: 'GET /companies/{company_id}/segments',
  summary: 'List the segments of a company',
  description: 'The segments that a company is in at the moment.',
  asked: [
    'which segments is the company in',
    'does the firm belong to the enterprise segment',
    'segments of an account',
    'in which segments does the firm count',
    'what groupings does the account fall into',
    'which segments is Initech part of',
    'segments of company 64aa',
    'in what groups is this client firm',
    'is the firm in the segment at risk',
    'groups that the firm counts to',
    'segment membership of an account',
    'which buckets does the account fall in',
    'which segments does client 61cd count to',
    'segments of the client firm',
    'into which groups falls the firm',
    'which segments does the firm fall in',
    'segments of account 7aa2',
    'is Bluebird in Enterprise trials',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'contacts:read',
  permissions: ['read_users'],
  audit: { event: 'company.segments_listed', target: 'company_id' },
  since: '2.7',
  paging: { form: 'none', items: 'data' },
  path: { company_id: id('Intercom id of the company.', 'companies') },
  output: loose({ data: z.array(Segment), type: z.string().nullish() }),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/companies/listattachedsegmentsforcompanies',
  examples: [
    {
      title: 'List the segments of a company',
      input: { company_id: '5f4d3c1c-7b1b-4d7d-a97e-6095715c6632' },
      output: { type: 'list', data: [] },
    },
  ],
});
