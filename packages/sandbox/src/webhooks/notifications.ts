import type { Version } from '../server/versions.ts';
import { bodyText, companyShape, contactShape, conversationShape, partList, tagShape } from '../shapes.ts';
import type { Change } from '../state/changes.ts';
import type { Contact, Conversation, Part, World } from '../state/world.ts';
import type { WebhookTopic } from './topics.ts';

/** Something happened that has a topic. */
export interface Notice {
  readonly topic: WebhookTopic;
  /** What it happened to, as the API shows it at that version. */
  readonly item: (version: Version) => object;
}

/**
 * Looks at the world before a change. What it answers is called when the change is made, and tells what there is to notify of: nothing
 * for a change that changed nothing, such as a tag that was there already.
 */
export function watchChange(world: World, change: Change, now: () => number): () => readonly Notice[] {
  switch (change.kind) {
    case 'contact.created':
      return () => aboutContact(world, change.contact.id, (contact) => [`contact.${contact.role}.created`]);
    case 'contact.updated': {
      const { role, email } = world.contacts.get(change.id) ?? {};
      return () => aboutContact(world, change.id, (contact) => updates(contact, role, email));
    }
    case 'contact.archived': {
      const contact = world.contacts.get(change.id);
      if (!contact || contact.archived) return nothing;
      // As recorded, and unlike other topics: only what identifies it.
      const item = () => ({ id: contact.id, external_id: contact.external_id, type: 'contact', archived: true });
      return () => [{ topic: 'contact.archived', item }];
    }
    case 'contact.tagged': {
      const { id, tagId, on } = change;
      const contact = world.contacts.get(id);
      if (!contact || contact.tag_ids.includes(tagId) === on) return nothing;
      return () => aboutTag(world, contact, tagId, `contact.${contact.role}.tag.${on ? 'created' : 'deleted'}`, now());
    }
    case 'company.created':
      return () => aboutCompany(world, change.company.id, 'company.created');
    case 'company.updated':
      return () => aboutCompany(world, change.id, 'company.updated');
    case 'conversation.tagged': {
      const conversation = world.conversations.get(change.id);
      const { tag_id } = change.applied;
      if (!conversation || !change.on || conversation.tags.some((applied) => applied.tag_id === tag_id)) return nothing;
      return () => aboutConversationTag(world, conversation, tag_id);
    }
    case 'conversation.replied': {
      const conversation = world.conversations.get(change.id);
      if (!conversation) return nothing;
      return () =>
        change.parts.map((part) => ({
          topic: replyTopic(part),
          item: (version) => conversationItem(conversation, [part], world, version),
        }));
    }
    case 'company.tagged':
    case 'tag.saved':
      // Intercom has no topic for these.
      return nothing;
  }
}

const nothing = (): readonly Notice[] => [];

function aboutContact(world: World, id: string, topics: (contact: Contact) => readonly WebhookTopic[]): readonly Notice[] {
  const contact = world.contacts.get(id);
  if (!contact) return [];
  return topics(contact).map((topic) => ({ topic, item: (version) => contactShape(contact, world, version) }));
}

/** A lead's first email has a topic of its own. */
function updates(contact: Contact, role: Contact['role'] | undefined, email: string | null | undefined): WebhookTopic[] {
  const topics: WebhookTopic[] = [`contact.${contact.role}.updated`];
  if (role === 'lead' && contact.role === 'user') topics.push('contact.lead.signed_up');
  if (email === contact.email) return topics;
  topics.push(role === 'lead' && email === null ? 'contact.lead.added_email' : 'contact.email.updated');
  return topics;
}

function aboutTag(world: World, contact: Contact, tagId: string, topic: WebhookTopic, now: number): readonly Notice[] {
  const tag = world.tags.get(tagId);
  if (!tag) return [];
  const item = (version: Version) => ({
    type: 'contact_tag',
    created_at: now,
    tag: tagShape(tag),
    contact: contactShape(contact, world, version),
  });
  return [{ topic, item }];
}

function aboutCompany(world: World, id: string, topic: WebhookTopic): readonly Notice[] {
  const company = world.companies.get(id);
  return company ? [{ topic, item: () => companyShape(company, world) }] : [];
}

/** The tag is on the newest part; on the message that began the conversation when there is none. */
function aboutConversationTag(world: World, conversation: Conversation, tagId: string): readonly Notice[] {
  const tag = world.tags.get(tagId);
  if (!tag) return [];
  const item = (version: Version) => ({
    ...conversationItem(conversation, conversation.parts.slice(-1), world, version),
    tags_added: { type: 'tag.list', tags: [tagShape(tag)] },
  });
  return [{ topic: 'conversation_part.tag.created', item }];
}

function replyTopic({ part_type, author }: Part): WebhookTopic {
  if (part_type === 'note') return 'conversation.admin.noted';
  if (author.type === 'bot') return 'conversation.operator.replied';
  return author.type === 'admin' ? 'conversation.admin.replied' : 'conversation.user.replied';
}

/** Carries only the part that it is about. Bodies are plain text from 2.15 on. */
function conversationItem(conversation: Conversation, parts: readonly Part[], world: World, version: Version): object {
  const plain = version.minor >= 15;
  return {
    ...conversationShape(conversation, world, { version, plain, parts: false }),
    conversation_parts: partList(parts, bodyText(plain)),
  };
}
