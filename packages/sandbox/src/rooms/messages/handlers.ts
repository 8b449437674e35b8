import { booleanOf, type Call, type Handler, idOf, textOf } from '../../parts/call.ts';
import type { Change } from '../../parts/collection.ts';
import { ApiError, invalid, missing, notFound } from '../../server/errors.ts';
import { type Admin, admins } from '../admins/room.ts';
import { adminShape } from '../admins/shape.ts';
import { type Contact, contacts, isLive, userNotFound } from '../contacts/room.ts';
import { adminAuthor } from '../conversations/authors.ts';
import { create as beginConversation } from '../conversations/handlers.ts';
import { wrap } from '../conversations/reply.ts';
import { type Conversation, conversations } from '../conversations/room.ts';
import { whatsappMessages } from '../whatsapp-messages/room.ts';
import { messages, type SentMessage } from './room.ts';
import { messageShape } from './shape.ts';

export { messages as room } from './room.ts';

const types: Readonly<Record<string, SentMessage['message_type']>> = {
  in_app: 'inapp',
  inapp: 'inapp',
  conversation: 'inapp',
  email: 'email',
  whatsapp: 'whatsapp',
};

/** From a teammate to people, or from a contact, which begins a conversation. */
export const create: Handler = (call) => {
  const { body, world } = call;
  const from = (body['from'] ?? {}) as Record<string, unknown>;
  const sender = idOf(from['id']);
  if (sender === undefined) throw missing('from');
  if (from['type'] !== 'admin') return beginConversation(call);
  const admin = world.of(admins).get(sender);
  if (!admin) throw notFound('Admin not found', 'admin_not_found');
  const type = types[String(body['message_type'] ?? 'inapp')];
  if (!type) throw invalid("Message Type isn't an option", 'message_type');
  const text = textOf(body, 'body') ?? '';
  const subject = textOf(body, 'subject') ?? null;
  if (type === 'whatsapp' && !textOf(body, 'template')) throw missing('template');
  if (type !== 'whatsapp' && text.trim() === '') throw invalid('Body is required');
  if (type === 'email' && !subject) throw new ApiError(422, 'parameter_not_found', 'No subject supplied for email message');
  const people = recipients(call);
  const sent: SentMessage = {
    id: call.newNumber(403_000_000),
    from_admin_id: admin.id,
    to_contact_ids: people.map(({ id }) => id),
    message_type: type,
    subject,
    body: text,
    created_at: call.now,
  };
  const begun = booleanOf(body, 'create_conversation_without_contact_reply') ? begin(call, sent, admin) : undefined;
  call.commit({ message: sent.id, contacts: sent.to_contact_ids.join(',') }, [
    messages.put(sent),
    ...people.map(({ id }) => contacts.set(id, { last_contacted_at: call.now })),
    ...(begun ? [conversations.put(begun)] : []),
    ...(type === 'whatsapp' ? [overWhatsapp(call, sent, begun)] : []),
  ]);
  return messageShape({
    type: 'admin_message',
    id: sent.id,
    created_at: sent.created_at,
    // In the app there is no subject; what comes back in its place is the text.
    ...(type === 'inapp' ? { subject: text } : subject === null ? {} : { subject }),
    body: text,
    message_type: type,
    ...(begun ? { conversation_id: begun.id } : {}),
    owner: adminShape(admin),
  });
};

function recipients({ body, world }: Call): Contact[] {
  const given = [body['to'] ?? []].flat();
  if (given.length === 0) throw missing('to');
  return given.flatMap((one: unknown) => {
    const { id, user_id, phone } = (one ?? {}) as Record<string, unknown>;
    const people = world.of(contacts);
    // WhatsApp goes to a number, whether or not it is somebody's yet.
    if (phone !== undefined)
      return people.listed().filter((contact) => contact.phone?.replace(/\D/g, '') === String(phone).replace(/\D/g, ''));
    const contact = id === undefined ? people.find('external_id', idOf(user_id) ?? '') : people.get(idOf(id) ?? '');
    if (!contact || !isLive(contact)) throw userNotFound();
    return [contact];
  });
}

function begin(call: Call, sent: SentMessage, admin: Admin): Conversation {
  return {
    id: call.newNumber(215_472_000_000),
    title: sent.subject,
    created_at: sent.created_at,
    updated_at: sent.created_at,
    waiting_since: null,
    snoozed_until: null,
    state: 'open',
    read: true,
    priority: 'none',
    admin_assignee_id: admin.id,
    team_assignee_id: null,
    contact_ids: [...sent.to_contact_ids],
    tags: [],
    rating: null,
    source: {
      type: sent.message_type === 'email' ? 'email' : 'conversation',
      id: sent.id,
      delivered_as: 'admin_initiated',
      subject: sent.subject ?? '',
      body: wrap(sent.body),
      author: adminAuthor(admin),
      url: null,
    },
    custom_attributes: {},
    ai_agent_participated: false,
    parts: [],
    company_id: null,
    tracker_id: null,
  };
}

function overWhatsapp(call: Call, sent: SentMessage, conversation: Conversation | undefined): Change {
  return whatsappMessages.put({
    id: `wamid_${call.newHexId()}`,
    conversation_id: conversation?.id ?? null,
    user_id: sent.to_contact_ids[0] ?? null,
    ruleset_id: null,
    status: 'sent',
    type: 'manual_outbound',
    template_name: textOf(call.body, 'template') ?? '',
    error: null,
    created_at: call.now,
    updated_at: call.now,
  });
}
