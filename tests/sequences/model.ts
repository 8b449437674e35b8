/**
 * What a workspace holds, as far as the sequences go: the rules of Intercom said once more, by other means than the sandbox says them.
 * Every relation stands on one side only (a contact knows its companies, a company knows nobody), so that the two sides of the sandbox
 * cannot be wrong together here.
 */
export interface Person {
  readonly id: string;
  role: 'user' | 'lead';
  email: string | null;
  phone: string | null;
  external_id: string | null;
  name: string | null;
  readonly tags: Set<string>;
  readonly companies: Set<string>;
  fate: 'live' | 'archived' | 'merged' | 'deleted';
  mergedInto?: string;
  /** Seconds. */
  deletedAt?: number;
  /** Milliseconds. */
  readonly searchableAt: number;
}

export interface Company {
  readonly id: string;
  readonly company_id: string;
  name: string;
  readonly tags: Set<string>;
  gone: boolean;
}

export interface Conversation {
  readonly id: string;
  state: 'open' | 'closed' | 'snoozed';
  read: boolean;
  snoozed_until: number | null;
  waiting_since: number | null;
  admin: string | null;
  readonly people: Set<string>;
  readonly tags: Set<string>;
  parts: number;
  gone: boolean;
  merged: boolean;
  /** What it became; it has the same id. */
  isTicket: boolean;
}

export interface Ticket {
  readonly id: string;
  typeId: string;
  stateId: string;
  open: boolean;
  people: Set<string>;
  readonly tags: Set<string>;
  /** Conversations that a tracker gathers. */
  readonly linked: Set<string>;
  gone: boolean;
}

export interface Tag {
  readonly id: string;
  name: string;
  gone: boolean;
}

export interface TicketType {
  readonly id: string;
  readonly category: string;
  /** What has to be given, with something to give. */
  readonly demands: Readonly<Record<string, string | number>>;
  readonly states: readonly { readonly id: string; readonly category: string }[];
}

export interface Model {
  readonly people: Person[];
  readonly companies: Company[];
  readonly conversations: Conversation[];
  readonly tickets: Ticket[];
  readonly tags: Tag[];
  readonly types: readonly TicketType[];
  /** Tags that a segment asks about. */
  readonly keptTags: ReadonlySet<string>;
  /** When the one scroll was last used, in milliseconds; nothing where none is open. */
  scrolledAt: number | undefined;
}

/** Until when the external id of a deleted contact stays taken: about a week. */
const week = 7 * 86_400;

/** Who stands in the way of a contact with this address or external id. */
export function inTheWay(
  model: Model,
  { email, external_id }: Partial<Pick<Person, 'email' | 'external_id'>>,
  now: number,
  self?: Person,
): Person[] {
  return model.people.filter((person) => {
    if (person === self || person.fate === 'merged') return false;
    if (person.deletedAt !== undefined && now - person.deletedAt > week) return false;
    const sameEmail = Boolean(email) && person.email?.toLowerCase() === email?.toLowerCase();
    return sameEmail || (Boolean(external_id) && person.external_id === external_id);
  });
}

export const live = (model: Model) => model.people.filter(({ fate }) => fate === 'live');

export const peopleOf = (model: Model, company: Company) => live(model).filter(({ companies }) => companies.has(company.id));

export const standing = <T extends { gone: boolean }>(things: readonly T[]) => things.filter(({ gone }) => !gone);

/** Leads become part of a user: what they had, the user has; what the user did not say, the lead may have said. */
export function mergePeople(model: Model, from: Person, into: Person): void {
  from.fate = 'merged';
  from.mergedInto = into.id;
  into.email ??= from.email;
  into.phone ??= from.phone;
  into.name ??= from.name;
  for (const tag of from.tags) into.tags.add(tag);
  for (const company of from.companies) into.companies.add(company);
  for (const { people } of [...model.conversations, ...model.tickets]) if (people.delete(from.id)) people.add(into.id);
}

export function mergeConversations(from: Conversation, into: Conversation): void {
  for (const person of from.people) into.people.add(person);
  into.parts += from.parts + 1;
  Object.assign(from, { state: 'closed', snoozed_until: null, waiting_since: null, merged: true, parts: from.parts + 1 });
}

/** Nobody and nothing carries it any more. */
export function dropTag(model: Model, tag: Tag): void {
  tag.gone = true;
  for (const { tags } of [...model.people, ...model.companies, ...model.conversations, ...model.tickets]) tags.delete(tag.id);
}

export function dropCompany(model: Model, company: Company): void {
  company.gone = true;
  company.tags.clear();
  for (const { companies } of model.people) companies.delete(company.id);
}

export function dropConversation(model: Model, conversation: Conversation): void {
  conversation.gone = true;
  for (const { linked } of model.tickets) linked.delete(conversation.id);
}

export function block(model: Model, person: Person): void {
  if (person.fate === 'live') person.fate = 'archived';
  for (const conversation of standing(model.conversations)) {
    if (!conversation.people.has(person.id) || conversation.state === 'closed') continue;
    Object.assign(conversation, { state: 'closed', snoozed_until: null, waiting_since: null });
  }
}
