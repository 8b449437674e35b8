import * as z from 'zod';
import { operation } from '../operation.ts';
import { loose } from '../shared/resource.ts';
import { DataAttribute } from './schemas.ts';

export const list = operation({
  name: 'data_attributes.list',
  route: 'GET /data_attributes',
  summary: 'List data attributes',
  description:
    "The attributes of contacts and companies, Intercom's own and the workspace's (custom true), with type and options; archived " +
    'ones with include_archived. For conversations use conversation_attributes.list.',
  asked: [
    'which fields do contacts and companies have',
    'list custom attributes',
    'what data can we store on people',
    'all profile fields and their types',
    'is there an attribute for the birthday',
    'what do we know about people, which fields',
    'list custom fields of people and companies',
    'what attributes do we have on contacts',
    'which properties can be set on a user',
    'all company fields',
    'schema of contact data',
    'names of our custom attributes',
    'which data do we collect about customers',
    'what fields exist on the profile',
    'which custom attributes are there on people',
    'what can be stored on a company',
    'list profile fields',
    'fields of contact records, with types',
    'is there a field for VAT number',
    'what can I fill in on a customer',
    'which fields do people have',
    'attributes of companies',
    'is there a field for the birthday',
    'what may I fill in on a contact',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'contacts:read',
  permissions: ['read_users'],
  audit: { event: 'data_attribute.listed' },
  since: '2.7',
  paging: { form: 'none', items: 'data' },
  query: {
    model: z.enum(['contact', 'company']).describe('What it belongs to: contact or company.').optional(),
    include_archived: z.boolean().describe('Also the archived ones.').optional(),
  },
  output: loose({ data: z.array(DataAttribute), type: z.string().nullish() }),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/data-attributes/lisdataattributes',
  examples: [
    {
      title: 'List data attributes',
      input: { model: 'company' },
      output: { type: 'list', data: [{ type: 'data_attribute', name: 'name', label: 'Company name', data_type: 'string', custom: false }] },
    },
  ],
});
