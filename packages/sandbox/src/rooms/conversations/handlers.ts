import { type Call, type Handler, query } from '../../parts/call.ts';
import { pageByCursor, rowOf, searchPage } from '../../parts/handlers.ts';
import type { CursorPage } from '../../parts/paging.ts';
import { readManagement } from './manage.ts';
import { afterReply, readReply } from './reply.ts';
import { adding, type Conversation, conversations } from './room.ts';
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
export const reply: Handler = (call) => {
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
