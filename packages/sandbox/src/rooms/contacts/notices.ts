import type { Notice, Occurrence } from '../../parts/room.ts';
import { taggedSince } from '../../parts/tagging.ts';
import type { Version } from '../../server/versions.ts';
import { tagShape, tags } from '../tags/room.ts';
import type { Contact } from './room.ts';
import { contactShape } from './shape.ts';

const unlocking = ['read_users', 'read_write_users', 'read_single_user'] as const;

export const contactTopics = {
  'contact.user.created': unlocking,
  'contact.user.updated': unlocking,
  'contact.user.tag.created': unlocking,
  'contact.user.tag.deleted': unlocking,
  'contact.lead.created': unlocking,
  'contact.lead.updated': unlocking,
  'contact.lead.tag.created': unlocking,
  'contact.lead.tag.deleted': unlocking,
  'contact.lead.added_email': unlocking,
  'contact.lead.signed_up': unlocking,
  'contact.email.updated': unlocking,
  'contact.archived': unlocking,
};
type ContactTopic = keyof typeof contactTopics;

export function contactNotices({ before, after, written, world, now }: Occurrence<Contact>): readonly Notice<ContactTopic>[] {
  if (!after) return [];
  const item = (version: Version) => contactShape(after, { world, version });
  if (!before) return [{ topic: `contact.${after.role}.created`, item }];
  if (after.archived && !before.archived) {
    // As recorded, and unlike other topics: only what identifies it.
    return [{ topic: 'contact.archived', item: () => ({ id: after.id, external_id: after.external_id, type: 'contact', archived: true }) }];
  }
  const { added, removed } = taggedSince(before, after);
  const aboutTag = (topic: ContactTopic) => (id: string) => {
    const tag = world.of(tags).get(id);
    if (!tag) return [];
    const tagged = (version: Version) => ({ type: 'contact_tag', created_at: now, tag: tagShape(tag), contact: item(version) });
    return [{ topic, item: tagged }];
  };
  return [
    ...(written.includes('updated_at') ? updates(before, after).map((topic) => ({ topic, item })) : []),
    ...added.flatMap(aboutTag(`contact.${after.role}.tag.created`)),
    ...removed.flatMap(aboutTag(`contact.${after.role}.tag.deleted`)),
  ];
}

/** A lead's first email has a topic of its own. */
function updates(before: Contact, after: Contact): readonly ContactTopic[] {
  const topics: ContactTopic[] = [`contact.${after.role}.updated`];
  if (before.role === 'lead' && after.role === 'user') topics.push('contact.lead.signed_up');
  if (before.email === after.email) return topics;
  topics.push(before.role === 'lead' && before.email === null ? 'contact.lead.added_email' : 'contact.email.updated');
  return topics;
}
