import * as z from 'zod';
import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { loose } from '../shared/resource.ts';
import { Banner } from './schemas.ts';

export const list = operation({
  name: 'contact_banners.list',
  route: 'GET /contacts/{id}/banners',
  summary: 'Show a contact its banners',
  description: 'The banners that a contact should see now. Each call counts as having shown them: ask only when they are really shown.',
  asked: [
    'which banners does a contact see',
    'banners to show to this user in our app',
    'what announcement bar does the customer get',
    'which banners are shown to this contact right now',
    'active banners of one user',
    'banners we should render for a person in our app',
    'does the customer see the maintenance banner',
    'what bar appears at the top for this user',
    'which bars does Tom see in the app',
    'which notices at the top of the page should this person get',
    'notices for one user in our own frontend',
    'what strip is shown to this member',
    'our app loads, which banners do we display',
    'is he shown our warning at the top',
    'customer complains of a bar in the app, what is he shown',
    'which banners does a user see',
    'notices for contact 7b1 in the app',
    'bars to draw for a person',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'users:read',
  permissions: ['read_write_users'],
  audit: { event: 'contact.banners_listed', target: 'id' },
  since: '2.16',
  paging: { form: 'none', items: 'data' },
  path: { id: id('Intercom id of the contact.', 'contacts') },
  output: loose({ data: z.array(Banner), type: z.string().nullish() }),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/banners/listcontactbanners',
  examples: [
    {
      title: 'Show a contact its banners',
      input: { id: '123' },
      output: { type: 'list', data: [{ type: 'banner', id: '486517', title: 'Hi there', created_at: 1780580493 }] },
    },
  ],
});
