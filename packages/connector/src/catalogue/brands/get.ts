import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { Brand } from './schemas.ts';

export const get = operation({
  name: 'brands.get',
  route: 'GET /brands/{id}',
  summary: 'Get a brand',
  description: 'One brand by id: its name, default email address and Help Center.',
  asked: [
    'show one brand',
    'which address and help center does this brand use',
    'details of our second brand',
    'logo, name and mailbox of one of our brands',
    'details of the brand with id 3',
    'which help center belongs to the brand',
    'what is the default sender of this brand',
    'open one brand',
    'settings of our Pro brand',
    'which sender does our brand use',
    'which mail address and help site go with this brand',
    'what belongs to the brand with id 3',
    'under this name, which address do we write from',
    'our brand Kids: which address and help center',
    'one brand in detail',
    'sender and help center of brand 2',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'brands:read',
  permissions: ['read_brands'],
  audit: { event: 'brand.read', target: 'id' },
  since: '2.15',
  path: { id: id('Id of the brand.', 'brands') },
  output: Brand,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/brands/retrievebrand',
  examples: [
    {
      title: 'Get a brand',
      input: { id: '123' },
      output: { type: 'brand', id: '15', name: 'Premium Brand', created_at: 1686387300, updated_at: 1709229600 },
    },
  ],
});
