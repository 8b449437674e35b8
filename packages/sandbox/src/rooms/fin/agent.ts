import { type Call, type Handler, textOf } from '../../parts/call.ts';
import { escapeHtml } from '../../parts/html.ts';
import { invalid } from '../../server/errors.ts';
import { admins } from '../admins/room.ts';
import { newContact } from '../contacts/new-contact.ts';
import { type Contact, contacts, isLive } from '../contacts/room.ts';
import { adminAuthor } from '../conversations/authors.ts';
import { begun } from '../conversations/begun.ts';
import { conversations, type Part } from '../conversations/room.ts';
import { type FinConversation, finConversations } from './room.ts';
import { heard, type Said, thinkMs } from './said.ts';

/** Who a body is about; only Preview has these refusals. */
export function readUser({ body }: Call): { readonly id: string; readonly name: string | null; readonly email: string | null } {
  const user = (body['user'] ?? {}) as Readonly<Record<string, unknown>>;
  const id = textOf(user, 'id');
  if (!id) throw invalid('User ID is required');
  if (Object.keys((user['attributes'] ?? {}) as object).length > 10) throw invalid('Cannot update more than 10 attributes at once.');
  return { id, name: textOf(user, 'name') ?? null, email: textOf(user, 'email') ?? null };
}

/** A conversation that Fin begins under an id that is new to it. */
export function beginning(call: Call, more: Partial<FinConversation> = {}): { readonly begun: FinConversation; readonly answer: object } {
  const { body } = call;
  const id = textOf(body, 'conversation_id');
  if (!id) throw invalid('External Conversation ID is required');
  const user = readUser(call);
  const history = (body['conversation_metadata'] as { history?: unknown } | undefined)?.history;
  if (Array.isArray(history) && history.length > 10) throw invalid('Conversation history cannot contain more than 10 items');
  if (call.world.of(finConversations).get(id)) {
    throw invalid('Fin session already exists for this conversation. Please use /reply to continue the conversation.');
  }
  const message = body['message'] as Partial<Said['message']> | undefined;
  const messages = message?.body
    ? [{ author: message.author ?? 'user', body: message.body, timestamp: message.timestamp ?? new Date(call.nowMs).toISOString() }]
    : [];
  return {
    begun: { id, user_id: user.id, messages, thinks_until: call.nowMs + thinkMs, rating: null, remark: null, ...more },
    answer: heard(call, { id, user_id: user.id }),
  };
}

/** Once, and then it is over: Fin asks nothing back. */
export const ask: Handler = (call) => {
  if (!(call.body['message'] as Partial<Said['message']> | undefined)?.body) throw invalid('message is required');
  const { begun: conversation, answer } = beginning(call, { asked: true });
  call.commit({ fin_conversation: conversation.id }, [finConversations.put(conversation)]);
  return answer;
};

/** A conversation that Fin has is marked; for a user without one, a conversation begins in the inbox, with the context as a note. */
export const escalate: Handler = (call) => {
  const { body, world, now } = call;
  const id = textOf(body, 'conversation_id');
  if (id) {
    if (!world.of(finConversations).get(id)) throw invalid('Conversation not found');
    call.commit({ fin_conversation: id }, [finConversations.set(id, { escalated_at: now })]);
    return { conversation_id: id, status: 'escalated' };
  }
  if (body['user'] === undefined) throw invalid('Either conversation_id or user must be provided');
  const { id: external_id, name, email } = readUser(call);
  const known = world.of(contacts).find('external_id', external_id);
  const contact: Contact = known && isLive(known) ? known : newContact(call, { external_id, name, email });
  const conversation = begun(call, contact, { words: textOf(body, 'message') ?? 'Requesting human support', at: now });
  const context = textOf(body, 'context');
  const noted = context ? noteBy(call, context) : [];
  call.commit({ conversation: conversation.id, contact: contact.id }, [
    ...(contact === known ? [] : [contacts.put(contact)]),
    conversations.put({ ...conversation, parts: noted }),
  ]);
  return { intercom_conversation_id: conversation.id, status: 'escalated' };
};

function noteBy(call: Call, context: string): Part[] {
  const bot = call.world
    .of(admins)
    .all()
    .find((admin) => admin.bot);
  if (!bot) return [];
  const body = `<p>${escapeHtml(context)}</p>`;
  const id = call.newNumber(404_000_000);
  return [{ id, part_type: 'note', body, created_at: call.now, author: adminAuthor(bot), assigned_to: null, attachments: [] }];
}
