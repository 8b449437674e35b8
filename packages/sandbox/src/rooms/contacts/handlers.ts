import { type Handler, param } from '../../parts/call.ts';
import { pageByCursor, searchPage } from '../../parts/handlers.ts';
import { invalid } from '../../server/errors.ts';
import { readContactFields, refuseDuplicate } from './fields.ts';
import { archiving, type Contact, contactList, contacts, findContact, userNotFound } from './room.ts';
import { contactSearchable } from './search-fields.ts';
import { contactShape } from './shape.ts';

export { contacts as room } from './room.ts';

export const list: Handler = (call) => contactList(pageByCursor(call, contacts, { standard: 10, max: 150 }), call);

export const get: Handler = (call) => contactShape(findContact(call), call);

export const find: Handler = (call) => {
  const contact = call.world.of(contacts).find('external_id', param(call, 'external_id'));
  if (!contact || contact.archived) throw userNotFound();
  return contactShape(contact, call);
};

export const search: Handler = (call) => {
  const isFound = (contact: Contact) => contact.searchable_at <= call.nowMs;
  return contactList(searchPage(call, contacts, contactSearchable(call), { standard: 50, max: 150 }, isFound), call);
};

export const create: Handler = (call) => {
  const { body, now, world } = call;
  if (!['email', 'external_id', 'role'].some((name) => body[name] !== undefined && body[name] !== null && body[name] !== '')) {
    throw invalid('One of email, external_id or role is required');
  }
  const fields = readContactFields(call, undefined);
  refuseDuplicate(fields, undefined, world);
  const contact: Contact = {
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
  call.commit({ contact: contact.id }, [contacts.put(contact)]);
  return contactShape(contact, call);
};

export const update: Handler = (call) => {
  const contact = findContact(call);
  const fields = readContactFields(call, contact);
  refuseDuplicate(fields, contact, call.world);
  call.commit({ contact: contact.id }, [contacts.set(contact.id, { ...fields, updated_at: call.now })]);
  return get(call);
};

export const archive: Handler = (call) => {
  const contact = findContact(call, true);
  call.commit({ contact: contact.id }, archiving(contact, call.world, call.now));
  return { id: contact.id, external_id: contact.external_id, type: 'contact', archived: true };
};
