import type { Attributes } from '../../parts/attributes.ts';
import type { Call } from '../../parts/call.ts';
import type { Change } from '../../parts/collection.ts';
import { rowOf } from '../../parts/handlers.ts';
import { type Row, room, type World } from '../../parts/room.ts';
import { ApiError, notFound } from '../../server/errors.ts';
import { companies } from '../companies/room.ts';
import { contactNotices, contactTopics } from './notices.ts';
import { seedContacts } from './seed.ts';

export interface Contact extends Row {
  external_id: string | null;
  role: 'user' | 'lead';
  email: string | null;
  phone: string | null;
  name: string | null;
  avatar: string | null;
  owner_id: string | null;
  has_hard_bounced: boolean;
  marked_email_as_spam: boolean;
  unsubscribed_from_emails: boolean;
  readonly created_at: number;
  updated_at: number;
  signed_up_at: number | null;
  last_seen_at: number | null;
  last_replied_at: number | null;
  last_contacted_at: number | null;
  last_email_opened_at: number | null;
  last_email_clicked_at: number | null;
  language_override: string | null;
  browser: string | null;
  browser_version: string | null;
  browser_language: string | null;
  os: string | null;
  location: Location;
  custom_attributes: Attributes;
  company_ids: string[];
  tag_ids: string[];
  archived: boolean;
  merged_into: string | null;
  /** Milliseconds; a search does not find it earlier. */
  searchable_at: number;
  note_ids?: string[];
  /** Kinds of messages about which this person chose. */
  subscription_ids?: string[];
  blocked?: boolean;
  merged_at?: number;
  /** Gone for good, but for its ids: nobody can bring it back, and its external id stays taken for a while. */
  deleted_at?: number;
}

interface Location {
  country: string | null;
  region: string | null;
  city: string | null;
  country_code: string | null;
  continent_code: string | null;
}

/** Neither archived nor merged. */
export const isLive = (contact: Contact) => !contact.archived && contact.merged_into === null;

export const contacts = room<Contact>()({
  name: 'contacts',
  order: { by: (contact) => contact.created_at, descending: false },
  listed: isLive,
  keys: { email: 'any case', external_id: 'exact' },
  // Archived ones are found still: they stand in the way of a new one.
  keyed: (contact) => contact.merged_into === null,
  seed: seedContacts,
  topics: contactTopics,
  notices: contactNotices,
});

export const userNotFound = () => notFound('User Not Found');

/** Who a merged one became, from 2.16 on. */
export function mergedAway({ merged_into }: Contact, { version }: Call): ApiError {
  if (version.minor < 16) return userNotFound();
  return new ApiError(410, 'contact_merged', "This contact has been merged. See the 'Link' header for the canonical contact.", {
    headers: { Link: `</contacts/${merged_into}>; rel="canonical"` },
  });
}

/** The contact that a path names. A merged one tells who it became (2.16); an archived one is not found. */
export function findContact(call: Call, archivedToo = false): Contact {
  const contact = rowOf(call, contacts, 'contact_id', userNotFound);
  if (contact.merged_into !== null) throw mergedAway(contact, call);
  if (contact.archived && !archivedToo) throw userNotFound();
  return contact;
}

/** Back as it was: the companies that it had, and that there still are, have it again. */
export function unarchiving({ id, company_ids }: Contact, world: World): Change[] {
  const employers = company_ids.flatMap((one) => world.of(companies).get(one) ?? []);
  return [
    contacts.set(id, { archived: false, blocked: false }),
    ...employers.map(({ id: employer, contact_ids }) => companies.set(employer, { contact_ids: [...contact_ids, id] })),
  ];
}

/** Its companies lose it, and it keeps what it was; nothing for one that is archived already. */
export function archiving(contact: Contact, world: World, at: number): Change[] {
  if (contact.archived) return [];
  const employers = contact.company_ids.flatMap((id) => world.of(companies).get(id) ?? []);
  return [
    contacts.set(contact.id, { archived: true, updated_at: at }),
    ...employers.map(({ id, contact_ids }) => companies.set(id, { contact_ids: contact_ids.filter((one) => one !== contact.id) })),
  ];
}

/** Everything about it goes but its ids: the external id stays taken for a week. `empty` is a contact of whom nothing is known. */
export const deleting = (contact: Contact, { world, now }: Call, empty: Contact): Change[] => [
  ...archiving(contact, world, now),
  contacts.put({ ...empty, id: contact.id, external_id: contact.external_id, role: contact.role, archived: true, deleted_at: now }),
];
