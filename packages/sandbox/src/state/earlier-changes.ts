import type { Change } from '../parts/collection.ts';
import type { World } from '../parts/room.ts';
import { tagging } from '../parts/tagging.ts';
import { type Company, companies } from '../rooms/companies/room.ts';
import { archiving, type Contact, contacts } from '../rooms/contacts/room.ts';
import { type Applied, adding, type Conversation, conversations, type Part } from '../rooms/conversations/room.ts';
import { tags } from '../rooms/tags/room.ts';

/** Changes as version 0.1.0 wrote them, a kind for each verb. State files hold them still; nothing writes them any more. */
export type EarlierChange =
  | { kind: 'contact.created'; contact: Contact }
  | { kind: 'contact.updated'; id: string; fields: Partial<Contact> }
  | { kind: 'contact.archived'; id: string; at: number }
  | { kind: 'contact.tagged'; id: string; tagId: string; on: boolean }
  | { kind: 'company.created'; company: Company }
  | { kind: 'company.updated'; id: string; fields: Partial<Company> }
  | { kind: 'company.tagged'; id: string; tagId: string; on: boolean }
  | { kind: 'tag.saved'; id: string; name: string }
  | { kind: 'conversation.tagged'; id: string; applied: Applied; on: boolean }
  | { kind: 'conversation.replied'; id: string; parts: Part[]; fields: Partial<Conversation> };

/** What a change of an earlier run is today, in the world as it stands before it. */
export function translate(change: Change | EarlierChange, world: World): readonly Change[] {
  switch (change.kind) {
    case 'put':
    case 'set':
    case 'push':
    case 'remove':
      return [change];
    case 'contact.created':
      return [contacts.put(change.contact)];
    case 'contact.updated':
      return [contacts.set(change.id, change.fields)];
    case 'contact.archived': {
      const contact = world.of(contacts).get(change.id);
      return contact ? archiving(contact, world, change.at) : [];
    }
    case 'contact.tagged': {
      const contact = world.of(contacts).get(change.id);
      return contact ? [tagging(contacts, contact, change.tagId, change.on)] : [];
    }
    case 'company.created':
      return [companies.put(change.company)];
    case 'company.updated':
      return [companies.set(change.id, change.fields)];
    case 'company.tagged': {
      const company = world.of(companies).get(change.id);
      return company ? [tagging(companies, company, change.tagId, change.on)] : [];
    }
    case 'tag.saved':
      return [tags.put({ id: change.id, name: change.name })];
    case 'conversation.tagged': {
      const others =
        world
          .of(conversations)
          .get(change.id)
          ?.tags.filter(({ tag_id }) => tag_id !== change.applied.tag_id) ?? [];
      return [conversations.set(change.id, { tags: change.on ? [...others, change.applied] : others })];
    }
    case 'conversation.replied': {
      const conversation = world.of(conversations).get(change.id);
      return conversation ? change.parts.flatMap((part) => adding(part, conversation, change.fields, world)) : [];
    }
    default:
      throw new Error(`This version does not know the change ${JSON.stringify(change).slice(0, 100)}.`);
  }
}
