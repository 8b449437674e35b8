import { mergeAttributes } from '../../parts/attributes.ts';
import { type Call, type Handler, idOf, query, textOf } from '../../parts/call.ts';
import { invalid, missing } from '../../server/errors.ts';
import { newContact } from '../contacts/new-contact.ts';
import { type Contact, contacts, isLive, userNotFound } from '../contacts/room.ts';
import { contactShape } from '../contacts/shape.ts';
import { attributeOf } from '../data-attributes/room.ts';
import { type Visitor, visitorNotFound, visitorShape, visitors } from './room.ts';

export { visitors as room } from './room.ts';

export const find: Handler = (call) => {
  const userId = query(call, 'user_id');
  if (userId === undefined) throw missing('user_id');
  const visitor = call.world.of(visitors).find('user_id', userId);
  if (!visitor) throw visitorNotFound();
  return visitorShape(visitor, call.world);
};

export const update: Handler = (call) => {
  const { body, world } = call;
  const visitor = named(call, body);
  const name = textOf(body, 'name');
  const attributes = body['custom_attributes'];
  const changed: Visitor = {
    ...visitor,
    ...(name === undefined ? {} : { name }),
    custom_attributes:
      attributes === undefined
        ? visitor.custom_attributes
        : mergeAttributes(attributes, visitor.custom_attributes, (one) =>
            attributeOf(world, 'contact', one) ? undefined : invalid(`Custom attribute '${one}' does not exist`),
          ),
    updated_at: call.now,
  };
  call.commit({ visitor: visitor.id }, [visitors.put(changed)]);
  return visitorShape(changed, world);
};

function named({ world }: Call, fields: Readonly<Record<string, unknown>>): Visitor {
  const [id, userId] = [idOf(fields['id']), idOf(fields['user_id'])];
  if (id === undefined && userId === undefined) throw missing('id or user_id');
  const visitor = id !== undefined ? world.of(visitors).get(id) : world.of(visitors).find('user_id', userId ?? '');
  if (!visitor) throw visitorNotFound();
  return visitor;
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> => (typeof value === 'object' && value !== null ? { ...value } : {});

/** The visitor goes. A user that is there already takes it in; otherwise it becomes the contact that is described. */
export const convert: Handler = (call) => {
  const { body, world } = call;
  const type = textOf(body, 'type');
  if (type !== 'user' && type !== 'lead') throw invalid("Type isn't an option", 'type');
  const visitor = named(call, fieldsOf(body['visitor']));
  const known = knownContact(call, fieldsOf(body['user']));
  const contact =
    known ??
    newContact(call, {
      role: type,
      email: textOf(fieldsOf(body['user']), 'email') ?? null,
      external_id: textOf(fieldsOf(body['user']), 'user_id') ?? null,
      name: visitor.name,
      custom_attributes: visitor.custom_attributes,
    });
  call.commit({ visitor: visitor.id, contact: contact.id }, [
    visitors.remove(visitor.id),
    known ? contacts.set(known.id, { updated_at: call.now }) : contacts.put(contact),
  ]);
  return contactShape(world.of(contacts).get(contact.id) ?? contact, call);
};

function knownContact({ world }: Call, user: Readonly<Record<string, unknown>>): Contact | undefined {
  const people = world.of(contacts);
  const [id, userId, email] = [idOf(user['id']), idOf(user['user_id']), textOf(user, 'email')];
  if (id === undefined && userId === undefined && !email) throw missing('user');
  if (id !== undefined) {
    const contact = people.get(id);
    if (!contact || !isLive(contact)) throw userNotFound();
    return contact;
  }
  const found = userId !== undefined ? people.find('external_id', userId) : people.find('email', email ?? '');
  return found && isLive(found) ? found : undefined;
}
