import { answer } from '../../parts/answers.ts';
import { type Handler, textOf } from '../../parts/call.ts';
import { notFound } from '../../server/errors.ts';
import { type FinConversation, finConversations } from './room.ts';
import { heard, readSaid, thinkMs } from './said.ts';

export { ask, escalate } from './agent.ts';
export { finConversations as room } from './room.ts';

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
