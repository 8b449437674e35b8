import type { PermissionKey } from '@gatehouse/connector';
import { roomTopics } from '../rooms/registry.ts';

/**
 * The topics that something in this sandbox can fire, each with the permissions of which one unlocks it; `ping` needs none. Intercom
 * has about a hundred more. `contact.subscribed` and `contact.unsubscribed` are left out because nobody documents what they carry.
 */
export const webhookTopics = { ...roomTopics, ping: [] as readonly PermissionKey[] };

export type WebhookTopic = keyof typeof webhookTopics;

export const isTopic = (name: unknown): name is WebhookTopic => typeof name === 'string' && Object.hasOwn(webhookTopics, name);

export function isUnlocked(topic: WebhookTopic, granted: readonly PermissionKey[]): boolean {
  const needed: readonly PermissionKey[] = webhookTopics[topic];
  return needed.length === 0 || needed.some((permission) => granted.includes(permission));
}
