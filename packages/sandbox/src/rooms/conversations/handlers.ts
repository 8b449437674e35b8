import { booleanOf, type Call, type Handler, idOf, param, query, textOf } from '../../parts/call.ts';
import { pageByCursor, rowOf, searchPage } from '../../parts/handlers.ts';
import type { CursorPage } from '../../parts/paging.ts';
import { ApiError, invalid, missing, notFound } from '../../server/errors.ts';
import { admins } from '../admins/room.ts';
import { companies } from '../companies/room.ts';
import { contacts, isLive, userNotFound } from '../contacts/room.ts';
import { checkedAttributes } from '../conversation-attributes/room.ts';
import { deletedConversations } from '../deleted-conversations/room.ts';
import { messageShape } from '../messages/shape.ts';
import { teams } from '../teams/room.ts';
import { converted } from '../tickets/convert.ts';
import { tickets } from '../tickets/room.ts';
import { adminAuthor } from './authors.ts';
import { begun } from './begun.ts';
import { isManagement, readManagement } from './manage.ts';
import { merged, readMerge } from './merge.ts';
import { redacted } from './redact.ts';
import { afterReply, readReply } from './reply.ts';
import { adding, type Conversation, conversations, eventPart } from './room.ts';
import { conversationSearchable } from './search-fields.ts';
import { conversationShape } from './shape.ts';

export { conversations as room } from './room.ts';

const pageSize = { standard: 20, max: 150 };

const isPlain = (call: Call) => query(call, 'display_as') === 'plaintext';

const conversationList = (page: CursorPage<Conversation>, call: Call) => ({
  type: 'conversation.list',
  pages: page.pages,
  total_count: page.total_count,
  conversations: page.rows.map((conversation) => conversationShape(conversation, call, { plain: isPlain(call), parts: false })),
});

export const list: Handler = (call) => conversationList(pageByCursor(call, conversations, pageSize), call);

export const get: Handler = (call) =>
  conversationShape(rowOf(call, conversations, 'conversation_id'), call, { plain: isPlain(call), parts: true });

export const search: Handler = (call) =>
  conversationList(searchPage(call, conversations, conversationSearchable(call.version), pageSize), call);

/** Adds a part; the answer is the whole conversation. */
/** Closing, snoozing and assigning were replies once, and still are to clients that Intercom keeps. */
export const reply: Handler = (call) => {
  if (isManagement(call)) return manage(call);
  const { conversation, part } = readReply(call);
  const { id } = conversation;
  call.commit({ conversation: id, part: part.id }, adding(part, conversation, afterReply(conversation, part, call.now), call.world));
  return conversationShape(call.world.of(conversations).get(id) ?? conversation, call, { plain: isPlain(call), parts: true });
};

export const manage: Handler = (call) => {
  const conversation = rowOf(call, conversations, 'conversation_id');
  const { part, change } = readManagement(call);
  call.commit({ conversation: conversation.id, part: part.id }, adding(part, conversation, change, call.world));
  return conversationShape(call.world.of(conversations).get(conversation.id) ?? conversation, call, { plain: isPlain(call), parts: true });
};

/** The one rule of this workspace: what is nobody's goes to the first team. */
export const auto_assign: Handler = (call) => {
  const conversation = rowOf(call, conversations, 'conversation_id');
  const team = call.world.of(teams).listed()[0];
  const free = conversation.admin_assignee_id === null && conversation.team_assignee_id === null;
  const change = free && team ? { team_assignee_id: team.id, updated_at: call.now } : {};
  call.commit({ conversation: conversation.id }, [conversations.set(conversation.id, change)]);
  return conversationShape({ ...conversation, ...change }, call, { plain: isPlain(call), parts: true });
};

/** A contact begins it. The answer is the message, with the conversation that it began. */
export const create: Handler = (call) => {
  const { body, now, world } = call;
  const from = (body['from'] ?? {}) as Record<string, unknown>;
  const id = idOf(from['id']);
  if (id === undefined) throw missing('from');
  const contact = world.of(contacts).get(id);
  if (!contact || !isLive(contact)) throw userNotFound();
  const words = textOf(body, 'body');
  if (!words?.trim()) throw invalid('Body is required', 'body');
  const at = Math.min(Number(body['created_at'] ?? now), now);
  const conversation = begun(call, contact, { words, at, subject: textOf(body, 'subject') ?? '' });
  call.commit({ conversation: conversation.id, contact: contact.id }, [
    conversations.put(conversation),
    contacts.set(contact.id, { last_replied_at: at }),
  ]);
  return messageShape({
    type: 'user_message',
    id: conversation.source?.id ?? '',
    created_at: at,
    body: words,
    message_type: 'inapp',
    conversation_id: conversation.id,
  });
};

const whole = (call: Call, id: string) => {
  const conversation = call.world.of(conversations).get(id);
  if (!conversation) throw notFound();
  return conversationShape(conversation, call, { plain: isPlain(call), parts: true });
};

/** Changed attributes leave a part that tells from what to what. */
export const update: Handler = (call) => {
  const { body, now, world } = call;
  const conversation = rowOf(call, conversations, 'conversation_id');
  const fields: Partial<Conversation> = { updated_at: now };
  const read = booleanOf(body, 'read');
  if (read !== undefined && read !== null) fields.read = read;
  const title = textOf(body, 'title');
  if (title !== undefined) fields.title = title;
  if (body['company_id'] !== undefined) fields.company_id = readCompany(call);
  const given = body['custom_attributes'];
  const attributes = given === undefined ? conversation.custom_attributes : checkedAttributes(call, given, conversation.custom_attributes);
  const changed = Object.keys({ ...attributes, ...conversation.custom_attributes }).filter(
    (name) => attributes[name] !== conversation.custom_attributes[name],
  );
  const by = world
    .of(admins)
    .all()
    .find(({ bot }) => bot);
  const parts = changed.flatMap((name) =>
    by
      ? [
          eventPart(call.newNumber(45_000_000_000), 'conversation_attribute_updated_by_admin', adminAuthor(by), now, {
            attribute: { name },
            value: { name: String(attributes[name] ?? ''), previous: conversation.custom_attributes[name] ?? null },
          }),
        ]
      : [],
  );
  call.commit({ conversation: conversation.id }, [
    conversations.set(conversation.id, { ...fields, custom_attributes: attributes }),
    ...(parts.length > 0 ? [conversations.push(conversation.id, 'parts', parts)] : []),
  ]);
  return whole(call, conversation.id);
};

function readCompany({ body, world }: Call): string | null {
  const id = idOf(body['company_id']);
  if (id === undefined) return null;
  if (!world.of(companies).get(id)) throw notFound('Company Not Found', 'company_not_found');
  return id;
}

/** For good. Its tracker lets it go, and its id stays in a list of its own, so that copies can follow. */
const remove: Handler = (call) => {
  const { id } = rowOf(call, conversations, 'conversation_id');
  const trackers = call.world
    .of(tickets)
    .all()
    .filter(({ linked_ids }) => linked_ids.includes(id));
  const metrics_retained = query(call, 'retain_metrics') !== 'false';
  call.commit({ conversation: id }, [
    ...trackers.map((ticket) => tickets.set(ticket.id, { linked_ids: ticket.linked_ids.filter((one) => one !== id) })),
    conversations.remove(id),
    deletedConversations.put({ id, metrics_retained, deleted_at: call.now }),
  ]);
  return { id, object: 'conversation', deleted: true };
};

export { remove as delete };

export const redact: Handler = (call) => {
  const id = idOf(call.body['conversation_id']);
  if (id === undefined) throw missing('conversation_id');
  const conversation = call.world.of(conversations).get(id);
  if (!conversation) throw notFound('Conversation part or message not found', 'conversation_part_or_message_not_found');
  call.commit({ conversation: id }, [conversations.set(id, redacted(call, conversation))]);
  return whole(call, id);
};

/** The other one goes on, and is the answer. */
export const merge: Handler = (call) => {
  const secondary = call.world.of(conversations).get(param(call, 'id'));
  if (!secondary) throw notFound();
  const primary = readMerge(call, secondary);
  call.commit({ conversation: secondary.id, into: primary.id }, merged(call, secondary, primary));
  return whole(call, primary.id);
};

/** A conversation becomes a customer ticket with the same id. */
export const convert: Handler = (call) => {
  const conversation = call.world.of(conversations).get(param(call, 'conversation_id'));
  if (!conversation) throw notFound();
  if (conversation.is_ticket) throw new ApiError(400, 'parameter_invalid', 'Conversation is already a ticket');
  const { changes, shape } = converted(call, conversation);
  call.commit({ conversation: conversation.id, ticket: conversation.id }, [
    ...changes,
    conversations.set(conversation.id, { is_ticket: true }),
  ]);
  return shape();
};
