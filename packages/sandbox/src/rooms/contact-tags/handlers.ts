import { type Handler, idOf } from '../../parts/call.ts';
import { rowOf } from '../../parts/handlers.ts';
import { tagging } from '../../parts/tagging.ts';
import { missing, notFound } from '../../server/errors.ts';
import { contacts, findContact } from '../contacts/room.ts';
import { tagShape, tags } from '../tags/room.ts';

export const attach: Handler = (call) => {
  const contact = findContact(call);
  const id = idOf(call.body['id']);
  if (id === undefined) throw missing('id');
  const tag = call.world.of(tags).get(id);
  if (!tag) throw notFound();
  call.commit({ contact: contact.id, tag: id }, [tagging(contacts, contact, id, true)]);
  return tagShape(tag);
};

export const detach: Handler = (call) => {
  const contact = findContact(call);
  const tag = rowOf(call, tags, 'tag_id');
  if (!contact.tag_ids.includes(tag.id)) throw notFound();
  call.commit({ contact: contact.id, tag: tag.id }, [tagging(contacts, contact, tag.id, false)]);
  return tagShape(tag);
};
