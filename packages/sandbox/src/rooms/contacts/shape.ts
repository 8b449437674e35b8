import type { View } from '../../parts/room.ts';
import { subscriptionsOf } from '../subscription-types/choices.ts';
import type { Contact } from './room.ts';

/** At most this many of the things attached to a contact stand inside it. */
const embedded = 10;

function embed(url: string, type: string, ids: readonly string[], path: string) {
  return {
    type: 'list',
    data: ids.slice(0, embedded).map((id) => ({ id, type, url: `/${path}/${id}` })),
    url,
    total_count: ids.length,
    has_more: ids.length > embedded,
  };
}

/** Every field is there, null when unset. Written out: a page has up to 150 of them, and spreading costs ten times as much. */
export function contactShape(contact: Contact, { world }: View) {
  const chosen = subscriptionsOf(contact, world);
  const { location } = contact;
  const base = `/contacts/${contact.id}`;
  return {
    type: 'contact',
    id: contact.id,
    workspace_id: world.workspace.id_code,
    external_id: contact.external_id,
    role: contact.role,
    email: contact.email,
    email_domain: contact.email?.split('@')[1] ?? null,
    enabled_push_messaging: null,
    phone: contact.phone,
    name: contact.name,
    avatar: contact.avatar,
    owner_id: contact.owner_id,
    social_profiles: { type: 'list', data: [] },
    has_hard_bounced: contact.has_hard_bounced,
    marked_email_as_spam: contact.marked_email_as_spam,
    unsubscribed_from_emails: contact.unsubscribed_from_emails,
    created_at: contact.created_at,
    updated_at: contact.updated_at,
    signed_up_at: contact.signed_up_at,
    last_seen_at: contact.last_seen_at,
    last_replied_at: contact.last_replied_at,
    last_contacted_at: contact.last_contacted_at,
    last_email_opened_at: contact.last_email_opened_at,
    last_email_clicked_at: contact.last_email_clicked_at,
    language_override: contact.language_override,
    browser: contact.browser,
    browser_version: contact.browser_version,
    browser_language: contact.browser_language,
    os: contact.os,
    location: {
      type: 'location',
      country: location.country,
      region: location.region,
      city: location.city,
      country_code: location.country_code,
      continent_code: location.continent_code,
    },
    android_app_name: null,
    android_app_version: null,
    android_device: null,
    android_os_version: null,
    android_sdk_version: null,
    android_last_seen_at: null,
    ios_app_name: null,
    ios_app_version: null,
    ios_device: null,
    ios_os_version: null,
    ios_sdk_version: null,
    ios_last_seen_at: null,
    custom_attributes: contact.custom_attributes,
    tags: embed(`${base}/tags`, 'tag', contact.tag_ids, 'tags'),
    notes: embed(`${base}/notes`, 'note', contact.note_ids ?? [], 'notes'),
    companies: embed(`${base}/companies`, 'company', contact.company_ids, 'companies'),
    opted_out_subscription_types: embed(`${base}/subscriptions`, 'subscription', chosen.opt_out, 'subscriptions'),
    opted_in_subscription_types: embed(`${base}/subscriptions`, 'subscription', chosen.opt_in, 'subscriptions'),
    utm_campaign: null,
    utm_content: null,
    utm_medium: null,
    utm_source: null,
    utm_term: null,
    referrer: null,
    sms_consent: false,
    unsubscribed_from_sms: false,
  };
}
