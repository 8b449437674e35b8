import type { PermissionKey } from '@gatehouse/connector';

const people = ['read_users', 'read_write_users', 'read_single_user'] as const;
const companies = ['read_users', 'read_single_user'] as const;
const conversations = ['read_conversations'] as const;

/**
 * The topics that something in this sandbox can fire, each with the permissions of which one unlocks it; `ping` needs none. Intercom
 * has about a hundred more. `contact.subscribed` and `contact.unsubscribed` are left out because nobody documents what they carry.
 */
export const webhookTopics = {
  'contact.user.created': people,
  'contact.user.updated': people,
  'contact.user.tag.created': people,
  'contact.user.tag.deleted': people,
  'contact.lead.created': people,
  'contact.lead.updated': people,
  'contact.lead.tag.created': people,
  'contact.lead.tag.deleted': people,
  'contact.lead.added_email': people,
  'contact.lead.signed_up': people,
  'contact.email.updated': people,
  'contact.archived': people,
  'company.created': companies,
  'company.updated': companies,
  'conversation.user.replied': conversations,
  'conversation.admin.replied': conversations,
  'conversation.admin.noted': conversations,
  'conversation.operator.replied': conversations,
  'conversation_part.tag.created': conversations,
  ping: [],
} as const satisfies Record<string, readonly PermissionKey[]>;

export type WebhookTopic = keyof typeof webhookTopics;

export const isTopic = (name: unknown): name is WebhookTopic => typeof name === 'string' && Object.hasOwn(webhookTopics, name);

export function isUnlocked(topic: WebhookTopic, granted: readonly PermissionKey[]): boolean {
  const needed: readonly PermissionKey[] = webhookTopics[topic];
  return needed.length === 0 || needed.some((permission) => granted.includes(permission));
}
