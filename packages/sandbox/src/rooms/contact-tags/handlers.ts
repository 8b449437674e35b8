import type { Handler } from '../../parts/call.ts';
import { rowOf } from '../../parts/handlers.ts';
import { tagging } from '../../parts/tagging.ts';
import { notFound } from '../../server/errors.ts';
import { contacts, findContact } from '../contacts/room.ts';
import { namedTag, tagShape, tags } from '../tags/room.ts';

/** All of them: the contact itself shows ten. */
export const list: Handler = (call) => {
  const carried = findContact(call).tag_ids.flatMap((id) => call.world.of(tags).get(id) ?? []);
  return { type: 'list', data: carried.map(tagShape) };
};

export const attach: Handler = (call) => {
  const contact = findContact(call);
  const tag = namedTag(call, notFound);
  call.commit({ contact: contact.id, tag: tag.id }, [tagging(contacts, contact, tag.id, true)]);
  return tagShape(tag);
};

export const detach: Handler = (call) => {
  const contact = findContact(call);
  const tag = rowOf(call, tags, 'tag_id');
  if (!contact.tag_ids.includes(tag.id)) throw notFound();
  call.commit({ contact: contact.id, tag: tag.id }, [tagging(contacts, contact, tag.id, false)]);
  return tagShape(tag);
};
