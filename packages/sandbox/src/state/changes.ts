import {
  type Applied,
  byCreation,
  byRequest,
  byUpdate,
  type Company,
  type Contact,
  type Conversation,
  insertSorted,
  type Part,
  removeSorted,
  type World,
} from './world.ts';

/** The fields of a contact that a call can set. */
export type ContactFields = Partial<
  Omit<Contact, 'id' | 'created_at' | 'company_ids' | 'tag_ids' | 'archived' | 'merged_into' | 'searchable_at'>
>;
export type CompanyFields = Partial<Omit<Company, 'id' | 'company_id' | 'created_at' | 'contact_ids' | 'tag_ids' | 'segment_ids'>>;
type ConversationFields = Pick<
  Conversation,
  'updated_at' | 'waiting_since' | 'snoozed_until' | 'state' | 'read' | 'admin_assignee_id' | 'team_assignee_id'
>;

/**
 * Everything that can happen to a world, as data: a handler decides what happens, `applyChange` does it, and the state file replays it.
 * Ids and times are part of a change, so that a replay ends in the same world.
 */
export type Change =
  | { kind: 'contact.created'; contact: Contact }
  | { kind: 'contact.updated'; id: string; fields: ContactFields }
  | { kind: 'contact.archived'; id: string; at: number }
  | { kind: 'contact.tagged'; id: string; tagId: string; on: boolean }
  | { kind: 'company.created'; company: Company }
  | { kind: 'company.updated'; id: string; fields: CompanyFields }
  | { kind: 'company.tagged'; id: string; tagId: string; on: boolean }
  | { kind: 'tag.saved'; id: string; name: string }
  | { kind: 'conversation.tagged'; id: string; applied: Applied; on: boolean }
  | { kind: 'conversation.replied'; id: string; parts: Part[]; fields: ConversationFields };

export function applyChange(world: World, change: Change): void {
  switch (change.kind) {
    case 'contact.created':
      addContact(world, structuredClone(change.contact));
      break;
    case 'contact.updated':
      updateContact(world, world.contacts.get(change.id), change.fields);
      break;
    case 'contact.archived':
      archiveContact(world, world.contacts.get(change.id), change.at);
      break;
    case 'contact.tagged':
      setTag(world.contacts.get(change.id)?.tag_ids, change.tagId, change.on);
      break;
    case 'company.created':
      world.companies.set(change.company.id, structuredClone(change.company));
      world.companiesByOwnId.set(change.company.company_id, world.companies.get(change.company.id) as Company);
      break;
    case 'company.updated':
      updateCompany(world, world.companies.get(change.id), change.fields);
      break;
    case 'company.tagged':
      setTag(world.companies.get(change.id)?.tag_ids, change.tagId, change.on);
      break;
    case 'tag.saved':
      saveTag(world, change.id, change.name);
      break;
    case 'conversation.tagged':
      tagConversation(world.conversations.get(change.id), change.applied, change.on);
      break;
    case 'conversation.replied':
      reply(world, world.conversations.get(change.id), change.parts, change.fields);
      break;
  }
}

function addContact(world: World, contact: Contact): void {
  world.contacts.set(contact.id, contact);
  insertSorted(world.liveContacts, contact, byCreation);
  index(world, contact);
}

function index(world: World, contact: Contact): void {
  if (contact.email !== null) world.contactsByEmail.set(contact.email.toLowerCase(), contact);
  if (contact.external_id !== null) world.contactsByExternalId.set(contact.external_id, contact);
}

function updateContact(world: World, contact: Contact | undefined, fields: ContactFields): void {
  if (!contact) return;
  if (contact.email !== null && fields.email !== undefined) world.contactsByEmail.delete(contact.email.toLowerCase());
  if (contact.external_id !== null && fields.external_id !== undefined) world.contactsByExternalId.delete(contact.external_id);
  Object.assign(contact, structuredClone(fields));
  index(world, contact);
}

function archiveContact(world: World, contact: Contact | undefined, at: number): void {
  if (!contact || contact.archived) return;
  removeSorted(world.liveContacts, contact, byCreation);
  for (const id of contact.company_ids) {
    const company = world.companies.get(id);
    if (!company) continue;
    company.contact_ids = company.contact_ids.filter((contactId) => contactId !== contact.id);
    if (company.contact_ids.length === 0) removeSorted(world.listedCompanies, company, byRequest);
  }
  contact.archived = true;
  contact.updated_at = at;
}

function updateCompany(world: World, company: Company | undefined, fields: CompanyFields): void {
  if (!company) return;
  const listed = company.contact_ids.length > 0;
  if (listed) removeSorted(world.listedCompanies, company, byRequest);
  Object.assign(company, structuredClone(fields));
  if (listed) insertSorted(world.listedCompanies, company, byRequest);
}

function setTag(tagIds: string[] | undefined, tagId: string, on: boolean): void {
  if (!tagIds) return;
  const place = tagIds.indexOf(tagId);
  if (on && place < 0) tagIds.push(tagId);
  if (!on && place >= 0) tagIds.splice(place, 1);
}

function saveTag(world: World, id: string, name: string): void {
  const known = world.tags.get(id);
  if (known) world.tagsByName.delete(known.name);
  const tag = known ?? { id, name };
  tag.name = name;
  world.tags.set(id, tag);
  world.tagsByName.set(name, tag);
}

function tagConversation(conversation: Conversation | undefined, applied: Applied, on: boolean): void {
  if (!conversation) return;
  const others = conversation.tags.filter((tag) => tag.tag_id !== applied.tag_id);
  conversation.tags = on ? [...others, { ...applied }] : others;
}

function reply(world: World, conversation: Conversation | undefined, parts: readonly Part[], fields: ConversationFields): void {
  if (!conversation) return;
  removeSorted(world.conversationOrder, conversation, byUpdate);
  conversation.parts.push(...structuredClone(parts));
  Object.assign(conversation, fields);
  insertSorted(world.conversationOrder, conversation, byUpdate);
  for (const part of parts) {
    if (part.part_type === 'note') continue;
    for (const id of conversation.contact_ids) {
      const contact = world.contacts.get(id);
      if (!contact) continue;
      if (part.author.type === 'admin') contact.last_contacted_at = part.created_at;
      else if (part.author.id === id) contact.last_replied_at = part.created_at;
    }
  }
}
