import type { Call } from '../../parts/call.ts';
import type { ContactFields } from './fields.ts';
import type { Contact } from './room.ts';

/** A contact of whom only this is known. Its id is the next that the call is given. */
export function newContact(call: Call, fields: ContactFields): Contact {
  const { now } = call;
  return {
    id: call.newHexId(),
    external_id: null,
    role: 'user',
    email: null,
    phone: null,
    name: null,
    avatar: null,
    owner_id: null,
    has_hard_bounced: false,
    marked_email_as_spam: false,
    unsubscribed_from_emails: false,
    created_at: now,
    updated_at: now,
    signed_up_at: null,
    last_seen_at: null,
    last_replied_at: null,
    last_contacted_at: null,
    last_email_opened_at: null,
    last_email_clicked_at: null,
    language_override: null,
    browser: null,
    browser_version: null,
    browser_language: null,
    os: null,
    location: { country: null, region: null, city: null, country_code: null, continent_code: null },
    custom_attributes: {},
    company_ids: [],
    tag_ids: [],
    archived: false,
    merged_into: null,
    searchable_at: call.nowMs + call.indexDelayMs,
    ...fields,
  };
}
