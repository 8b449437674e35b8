import { type Call, type Handler, idOf, param, textOf } from '../../parts/call.ts';
import type { Change } from '../../parts/collection.ts';
import { rowOf } from '../../parts/handlers.ts';
import { ApiError, missing, notFound } from '../../server/errors.ts';
import { namedAdmin } from '../admins/room.ts';
import { newContact } from '../contacts/new-contact.ts';
import { type Contact, contacts, isLive, userNotFound } from '../contacts/room.ts';
import { adminAuthor, contactAuthor } from '../conversations/authors.ts';
import { type Conversation, conversations, eventPart } from '../conversations/room.ts';

const findConversation = (call: Call) => rowOf(call, conversations, 'conversation_id', () => notFound('Conversation not found'));

/** Who takes part now. */
const customers = (ids: readonly string[], { world }: Call) => ({
  customers: ids.map((id) => ({ type: world.of(contacts).get(id)?.role ?? 'user', id })),
});

/** An address that nobody has becomes a lead. */
export const attach: Handler = (call) => {
  const conversation = findConversation(call);
  const { contact, made } = named(call);
  const author = call.body['admin_id'] === undefined ? contactAuthor(contact) : adminAuthor(namedAdmin(call));
  const there = conversation.contact_ids.includes(contact.id);
  const contact_ids = there ? conversation.contact_ids : [...conversation.contact_ids, contact.id];
  const changes: Change[] = there ? [] : added(call, conversation, contact, contact_ids, author);
  call.commit({ conversation: conversation.id, contact: contact.id }, [...made, ...changes]);
  return customers(contact_ids, call);
};

function added(
  call: Call,
  { id }: Conversation,
  contact: Contact,
  contact_ids: string[],
  author: ReturnType<typeof contactAuthor>,
): Change[] {
  const part = eventPart(call.newNumber(45_000_000_000), 'participant_added', author, call.now, { participant: { id: contact.id } });
  return [conversations.set(id, { contact_ids, updated_at: call.now }), conversations.push(id, 'parts', [part])];
}

function named(call: Call): { contact: Contact; made: Change[] } {
  const { body, world } = call;
  const customer = (body['customer'] ?? {}) as Record<string, unknown>;
  const people = world.of(contacts);
  const [id, userId, email] = [idOf(customer['intercom_user_id']), idOf(customer['user_id']), textOf(customer, 'email')];
  if (id === undefined && userId === undefined && !email) throw missing('customer');
  const found =
    id !== undefined ? people.get(id) : userId !== undefined ? people.find('external_id', userId) : people.find('email', email ?? '');
  if (found && isLive(found)) return { contact: found, made: [] };
  if (!email || id !== undefined || userId !== undefined) throw userNotFound();
  const contact = newContact(call, { role: 'lead', email });
  return { contact, made: [contacts.put(contact)] };
}

/** The last one stays. */
export const detach: Handler = (call) => {
  const conversation = findConversation(call);
  const admin = namedAdmin(call);
  const id = param(call, 'contact_id');
  if (!conversation.contact_ids.includes(id)) throw userNotFound();
  if (conversation.contact_ids.length === 1) throw new ApiError(422, 'parameter_invalid', 'Removing the last customer is not allowed');
  const contact_ids = conversation.contact_ids.filter((one) => one !== id);
  const part = eventPart(call.newNumber(45_000_000_000), 'participant_removed', adminAuthor(admin), call.now, { participant: { id } });
  call.commit({ conversation: conversation.id, contact: id }, [
    conversations.set(conversation.id, { contact_ids, updated_at: call.now }),
    conversations.push(conversation.id, 'parts', [part]),
  ]);
  return customers(contact_ids, call);
};
