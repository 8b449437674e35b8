/** Names of wire fields are kept, so that what is stored, searched and answered is one word. */
export interface Contact {
  readonly id: string;
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
  custom_attributes: Record<string, AttributeValue>;
  company_ids: string[];
  tag_ids: string[];
  archived: boolean;
  merged_into: string | null;
  /** Milliseconds; a search does not find it earlier. */
  searchable_at: number;
}

export type AttributeValue = string | number | boolean | null;

export interface Location {
  country: string | null;
  region: string | null;
  city: string | null;
  country_code: string | null;
  continent_code: string | null;
}

export interface Company {
  readonly id: string;
  readonly company_id: string;
  name: string;
  plan: { id: string; name: string } | null;
  size: number | null;
  website: string | null;
  industry: string | null;
  monthly_spend: number;
  session_count: number;
  readonly created_at: number;
  updated_at: number;
  last_request_at: number | null;
  remote_created_at: number | null;
  custom_attributes: Record<string, AttributeValue>;
  contact_ids: string[];
  tag_ids: string[];
  segment_ids: string[];
}

export interface Author {
  type: 'user' | 'lead' | 'admin' | 'bot';
  id: string;
  name: string | null;
  email: string | null;
}

export interface Attachment {
  type: 'upload';
  name: string;
  url: string;
  content_type: string;
  filesize: number;
  width: number | null;
  height: number | null;
}

export type PartType = 'comment' | 'note' | 'quick_reply' | 'assignment' | 'close' | 'open' | 'snoozed';

export interface Part {
  readonly id: string;
  part_type: PartType;
  body: string | null;
  created_at: number;
  author: Author;
  assigned_to: { type: 'admin' | 'team'; id: string } | null;
  attachments: Attachment[];
}

export interface Source {
  type: 'conversation' | 'email';
  id: string;
  delivered_as: string;
  subject: string;
  body: string;
  author: Author;
  url: string | null;
}

export interface Rating {
  rating: number;
  remark: string | null;
  created_at: number;
  contact_id: string;
  admin_id: string | null;
}

export interface Applied {
  tag_id: string;
  applied_at: number;
  admin_id: string;
}

export interface Conversation {
  readonly id: string;
  title: string | null;
  readonly created_at: number;
  updated_at: number;
  waiting_since: number | null;
  snoozed_until: number | null;
  state: 'open' | 'closed' | 'snoozed';
  read: boolean;
  priority: 'none' | 'low' | 'medium' | 'high' | 'urgent';
  admin_assignee_id: string | null;
  team_assignee_id: string | null;
  contact_ids: string[];
  tags: Applied[];
  rating: Rating | null;
  source: Source | null;
  custom_attributes: Record<string, AttributeValue>;
  ai_agent_participated: boolean;
  parts: Part[];
}

export interface ContactEvent {
  readonly event_name: string;
  readonly created_at: number;
  readonly metadata: Record<string, unknown>;
}

export interface Tag {
  readonly id: string;
  name: string;
}

export interface Segment {
  readonly id: string;
  readonly name: string;
  readonly person_type: 'user' | 'contact';
  readonly created_at: number;
  readonly updated_at: number;
  readonly has: (contact: Contact, now: number) => boolean;
}

export interface Team {
  readonly id: string;
  readonly name: string;
  readonly admin_ids: readonly number[];
  readonly distribution_method: string | null;
}

export interface Admin {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly job_title: string | null;
  readonly bot: boolean;
  readonly has_inbox_seat: boolean;
  readonly team_ids: readonly number[];
}

export interface Article {
  readonly id: string;
  readonly content_id: string;
  readonly title: string;
  readonly description: string;
  readonly body: string;
  readonly author_id: number;
  readonly state: 'draft' | 'published';
  readonly created_at: number;
  readonly updated_at: number;
  readonly url: string | null;
  readonly tag_ids: readonly string[];
}

export interface Workspace {
  readonly id_code: string;
  readonly name: string;
  readonly region: string;
  readonly timezone: string;
  readonly created_at: number;
}

export type AttributeType = 'string' | 'integer' | 'float' | 'boolean' | 'date';

/** What a fresh world consists of. */
export interface Seed {
  workspace: Workspace;
  contacts: Contact[];
  companies: Company[];
  conversations: Conversation[];
  events: Map<string, ContactEvent[]>;
  tags: Tag[];
  segments: Segment[];
  teams: Team[];
  admins: Admin[];
  articles: Article[];
  contactAttributes: Map<string, AttributeType>;
}

/**
 * The workspace with its indexes. Lists are kept in the order in which they are answered, so that a page is a binary search and a
 * slice of references; nothing copies the world.
 */
export interface World extends Omit<Seed, 'contacts' | 'companies' | 'conversations' | 'tags'> {
  readonly contacts: Map<string, Contact>;
  /** Neither archived nor merged, oldest first. */
  readonly liveContacts: Contact[];
  readonly contactsByEmail: Map<string, Contact>;
  readonly contactsByExternalId: Map<string, Contact>;
  readonly companies: Map<string, Company>;
  readonly companiesByOwnId: Map<string, Company>;
  /** Those with contacts, last request first. */
  readonly listedCompanies: Company[];
  readonly conversations: Map<string, Conversation>;
  /** Last updated first. */
  readonly conversationOrder: Conversation[];
  readonly tags: Map<string, Tag>;
  readonly tagsByName: Map<string, Tag>;
}

/** Oldest first; ids break ties, so that a cursor always names one place. */
export const byCreation = (a: Contact, b: Contact) => a.created_at - b.created_at || compareText(a.id, b.id);
export const byUpdate = (a: Conversation, b: Conversation) => b.updated_at - a.updated_at || compareText(b.id, a.id);
export const byRequest = (a: Company, b: Company) => (b.last_request_at ?? 0) - (a.last_request_at ?? 0) || compareText(b.id, a.id);

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

export function createWorld(seed: Seed): World {
  const live = seed.contacts.filter((contact) => !contact.archived && contact.merged_into === null);
  const known = seed.contacts.filter((contact) => contact.merged_into === null);
  return {
    ...seed,
    contacts: new Map(seed.contacts.map((contact) => [contact.id, contact])),
    liveContacts: live.sort(byCreation),
    contactsByEmail: new Map(known.flatMap((contact) => (contact.email === null ? [] : [[contact.email.toLowerCase(), contact]]))),
    contactsByExternalId: new Map(known.flatMap((contact) => (contact.external_id === null ? [] : [[contact.external_id, contact]]))),
    companies: new Map(seed.companies.map((company) => [company.id, company])),
    companiesByOwnId: new Map(seed.companies.map((company) => [company.company_id, company])),
    listedCompanies: seed.companies.filter((company) => company.contact_ids.length > 0).sort(byRequest),
    conversations: new Map(seed.conversations.map((conversation) => [conversation.id, conversation])),
    conversationOrder: [...seed.conversations].sort(byUpdate),
    tags: new Map(seed.tags.map((tag) => [tag.id, tag])),
    tagsByName: new Map(seed.tags.map((tag) => [tag.name, tag])),
  };
}

/** Where `item` stands, or belongs, in a sorted list. */
export function placeOf<T>(list: readonly T[], item: T, compare: (a: T, b: T) => number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(list[middle] as T, item) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function insertSorted<T>(list: T[], item: T, compare: (a: T, b: T) => number): void {
  list.splice(placeOf(list, item, compare), 0, item);
}

/** Call before the item changes: it is found by its old key. */
export function removeSorted<T>(list: T[], item: T, compare: (a: T, b: T) => number): void {
  const place = placeOf(list, item, compare);
  if (list[place] === item) list.splice(place, 1);
}
