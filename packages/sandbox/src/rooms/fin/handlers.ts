import { answer } from '../../parts/answers.ts';
import { type Call, type Handler, textOf } from '../../parts/call.ts';
import { invalid, notFound } from '../../server/errors.ts';
import { conversationAttributes } from '../conversation-attributes/room.ts';
import { attributeOf } from '../data-attributes/room.ts';
import { type FinConversation, finConversations } from './room.ts';

export { finConversations as room } from './room.ts';

interface Said {
  readonly id: string;
  readonly user_id: string;
  readonly message: FinConversation['messages'][number];
}

function readSaid({ body }: Call): Said {
  const id = textOf(body, 'conversation_id');
  if (!id) throw invalid('conversation_id is required');
  const message = (body['message'] ?? {}) as Record<string, unknown>;
  const [author, text, timestamp] = [textOf(message, 'author'), textOf(message, 'body'), textOf(message, 'timestamp')];
  if (!author || !text || !timestamp) throw invalid('message is required');
  const user = (body['user'] ?? {}) as Record<string, unknown>;
  const user_id = textOf(user, 'id');
  if (!user_id) throw invalid('user is required');
  return { id, user_id, message: { author, body: text, timestamp } };
}

/** Attributes that nobody made are told, and keep nothing back. */
function attributeErrors({ body, world }: Call): object | undefined {
  const given = (path: string) => Object.keys(((body[path] as { attributes?: object } | undefined)?.attributes ?? {}) as object);
  const user = given('user').filter((name) => !attributeOf(world, 'contact', name));
  const known = new Set(
    world
      .of(conversationAttributes)
      .all()
      .map(({ name }) => name),
  );
  const conversation = given('conversation_metadata').filter((name) => !known.has(name));
  if (user.length + conversation.length === 0) return undefined;
  const told = (names: readonly string[], what: string) => ({
    attributes: Object.fromEntries(names.map((name) => [name, `${what} attribute '${name}' does not exist`])),
  });
  return {
    ...(user.length > 0 ? { user: told(user, 'User') } : {}),
    ...(conversation.length > 0 ? { conversation: told(conversation, 'Conversation') } : {}),
  };
}

const thinkMs = 3000;

function heard(call: Call, { id, user_id }: Said): object {
  const errors = attributeErrors(call);
  return {
    conversation_id: id,
    user_id,
    status: 'thinking',
    created_at_ms: new Date(call.nowMs).toISOString(),
    ...(errors ? { errors } : {}),
  };
}

export const start: Handler = (call) => {
  const said = readSaid(call);
  const begun: FinConversation = {
    id: said.id,
    user_id: said.user_id,
    messages: [said.message],
    thinks_until: call.nowMs + thinkMs,
    rating: null,
    remark: null,
  };
  call.commit({ fin_conversation: said.id }, [finConversations.put(begun)]);
  return heard(call, said);
};

/** The same time within five minutes is the same message. */
export const reply: Handler = (call) => {
  const said = readSaid(call);
  const conversation = call.world.of(finConversations).get(said.id);
  if (!conversation) throw notFound('Conversation not found');
  const isRepeat = conversation.messages.some(({ timestamp }) => timestamp === said.message.timestamp);
  const changed = { messages: [...conversation.messages, said.message], thinks_until: call.nowMs + thinkMs };
  call.commit({ fin_conversation: said.id }, isRepeat ? [] : [finConversations.set(said.id, changed)]);
  return heard(call, said);
};

const ratings = ['terrible', 'bad', 'ok', 'good', 'amazing'];

/** Its refusals name a field each. A remark locks the rating. */
export const rate: Handler = (call) => {
  const refusal = (errors: Readonly<Record<string, string>>) => answer(422, { errors });
  const rating = textOf(call.body, 'rating') ?? '';
  if (!ratings.includes(rating)) return refusal({ rating: "Rating isn't an option" });
  const id = textOf(call.body, 'conversation_id') ?? '';
  const conversation = call.world.of(finConversations).get(id);
  if (!conversation) return refusal({ external_conversation_id: 'Conversation not found for the given external_conversation_id' });
  // Fin asks once it has answered.
  if (call.nowMs < conversation.thinks_until) return refusal({ base: 'No rating survey found for this conversation' });
  const remark = textOf(call.body, 'remark') ?? null;
  const same = rating === conversation.rating && (remark === null || remark === conversation.remark);
  if (conversation.remark !== null && !same) {
    return refusal({ base: 'This rating can no longer be changed because a remark has already been submitted' });
  }
  call.commit({ fin_conversation: id }, [finConversations.set(id, { rating, remark: remark ?? conversation.remark })]);
  return { conversation_id: id, rating, status: 'rated' };
};
