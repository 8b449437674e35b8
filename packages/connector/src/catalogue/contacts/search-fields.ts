import { called, companyWords, dates, flags, type SearchFields, searchOperators, texts } from '../search-fields.ts';

/** Facts 6.2 and 6.3; the misspelling is Intercom's. */
export const contactFields = {
  fields: {
    ...texts('id', 'avatar', 'email', 'phone', 'formatted_phone'),
    role: {
      type: 'string',
      values: ['user', 'lead'],
      meaning: { customer: { is: 'user' }, users: { is: 'user' }, leads: { is: 'lead' }, visitor: { is: 'lead' } },
      also: ['type'],
    },
    name: called({ type: 'string' }, 'full_name'),
    external_id: called({ type: 'string' }, 'user_id'),
    email_domain: called({ type: 'string' }, 'domain'),
    owner_id: { type: 'string', of: 'admins', also: ['owner'] },
    ...dates('created_at', 'updated_at', 'last_email_opened_at', 'last_email_clicked_at', 'ios_last_seen_at', 'android_last_seen_at'),
    signed_up_at: called({ type: 'date' }, 'signed_up', 'signup_date', 'remote_created_at'),
    last_seen_at: called({ type: 'date' }, 'last_seen', 'last_request_at', 'last_active_at'),
    last_contacted_at: called({ type: 'date' }, 'last_contacted'),
    last_replied_at: called({ type: 'date' }, 'last_replied', 'last_contact_reply_at'),
    ...flags('marked_email_as_spam'),
    unsubscribed_from_emails: called({ type: 'boolean' }, 'unsubscribed'),
    has_hard_bounced: called({ type: 'boolean' }, 'hard_bounced', 'bounced'),
    ...texts('browser', 'browser_language', 'os'),
    language_override: called({ type: 'string' }, 'language'),
    'location.country': called({ type: 'string' }, 'country'),
    'location.region': called({ type: 'string' }, 'region'),
    'location.city': called({ type: 'string' }, 'city'),
    segment_id: { type: 'string', of: 'segments', also: ['segment', 'segments', 'segment_ids'] },
    tag_id: { type: 'tag', of: 'tags', also: ['tag', 'tags', 'tag_ids'] },
    ...texts('ios_app_version', 'ios_device', 'ios_app_device', 'ios_os_version', 'ios_app_name', 'ios_sdk_version'),
    ...texts('android_app_version', 'android_device', 'android_app_name'),
    andoid_sdk_version: called({ type: 'string' }, 'android_sdk_version'),
  },
  own: { prefixes: ['custom_attributes.'], listedBy: 'data_attributes.list' },
  operators: { ...searchOperators, date: ['=', '<', '>'], tag: ['=', '!='] },
  wholeDays: true,
  people: 'id',
  plain: { name: 'part', email: 'part', external_id: 'whole' },
  elsewhere: Object.fromEntries(
    companyWords.map((name) => [
      name,
      'no contact is searched by company: company_contacts.list (intercom_list_attach_contacts_to_company) has those of one',
    ]),
  ),
  looksInto: 'contacts that are neither archived nor merged; those made minutes ago may be missing',
} as const satisfies SearchFields;
