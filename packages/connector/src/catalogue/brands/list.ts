import * as z from 'zod';
import { operation } from '../operation.ts';
import { loose } from '../shared/resource.ts';
import { Brand } from './schemas.ts';

export const list = operation({
  name: 'brands.list',
  route: 'GET /brands',
  summary: 'List brands',
  description: 'The brands under which the workspace writes, with the ids of their Help Center and of the address that they send from.',
  asked: [
    'brands that exist here',
    'list the brands of the company',
    'all brand names with their sender address',
    'second brand, what is it called here',
    'all brands in this workspace',
    'how many brands do we run',
    'brand ids',
    'is there a second brand',
    'names of our brands',
    'which brands are set up',
    'brands that we have',
    'names that we appear under',
    'do we appear under other names',
    'which names and logos do we use',
    'our two shops under different names',
    'which labels do we sell under',
    'the names under which customers know us',
    'second shop in the workspace, its id',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'brands:read',
  permissions: ['read_brands'],
  audit: { event: 'brand.listed' },
  since: '2.15',
  paging: { form: 'none', items: 'data' },
  output: loose({ data: z.array(Brand), type: z.string().nullish() }),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/brands/listbrands',
  examples: [
    {
      title: 'List brands',
      input: {},
      output: {
        type: 'list',
        data: [{ type: 'brand', id: 'tlkp1d91', name: 'Default Brand', is_default: true, created_at: 1673778600, updated_at: 1711031100 }],
      },
    },
  ],
});
