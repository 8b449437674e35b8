import { missing, notFound } from '../server/errors.ts';
import { tagShape } from '../shapes.ts';
import { type Handler, idOf, param } from './call.ts';
import { findContact } from './contacts.ts';

export const attach: Handler = (call) => {
  const contact = findContact(call);
  const id = idOf(call.body['id']);
  if (id === undefined) throw missing('id');
  const tag = call.world.tags.get(id);
  if (!tag) throw notFound();
  call.commit({ contact: contact.id, tag: id }, [{ kind: 'contact.tagged', id: contact.id, tagId: id, on: true }]);
  return tagShape(tag);
};

export const detach: Handler = (call) => {
  const contact = findContact(call);
  const tag = call.world.tags.get(param(call, 'tag_id'));
  if (!tag || !contact.tag_ids.includes(tag.id)) throw notFound();
  call.commit({ contact: contact.id, tag: tag.id }, [{ kind: 'contact.tagged', id: contact.id, tagId: tag.id, on: false }]);
  return tagShape(tag);
};
