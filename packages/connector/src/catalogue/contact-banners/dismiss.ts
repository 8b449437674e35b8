import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { BannerDismiss } from './schemas.ts';

export const dismiss = operation({
  name: 'contact_banners.dismiss',
  route: 'POST /contacts/{id}/banners/{view_id}/dismiss',
  summary: 'Dismiss a banner of a contact',
  description: 'Records that a contact closed a banner, which then shows no more. view_id is that of contact_banners.list.',
  asked: [
    'close a banner for a user',
    'the customer clicked the banner away',
    'do not show them that banner any more',
    'he closed the bar, do not bring it back',
    'user closed the banner, record it',
    'hide the banner for this contact from now on',
    'mark banner as dismissed for one person',
    'stop showing that banner to her',
    'he has seen the bar, make it disappear for him',
    'Tom has closed the banner',
    'user clicked the notice away, remember it',
    'notice at the top should not come back for this person',
    'she clicked the banner away, do not bring it again',
    'banner is done for this user',
    'do not show the bar to 7b1 again',
    'close the notice for one user',
  ],
  effect: 'update',
  retry: 'S',
  scope: 'users:write',
  permissions: ['read_write_users'],
  audit: { event: 'contact.banner_dismissed', target: 'id' },
  since: '2.16',
  path: { id: id('Intercom id of the contact.', 'contacts'), view_id: id('view_id of the banner.') },
  output: BannerDismiss,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/banners/dismisscontactbanner',
  examples: [{ title: 'Dismiss a banner of a contact', input: { id: '123', view_id: '123' }, output: { type: 'banner_dismiss' } }],
});
