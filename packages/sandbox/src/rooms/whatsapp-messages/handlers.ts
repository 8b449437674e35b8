import { answer } from '../../parts/answers.ts';
import { type Handler, query } from '../../parts/call.ts';
import { notFound } from '../../server/errors.ts';
import { plainError, whatsappMessages } from './room.ts';

export { whatsappMessages as room } from './room.ts';

export const get: Handler = (call) => {
  const id = query(call, 'message_id');
  if (!id) return answer(400, plainError(call.requestId, 'message_id is required'));
  const message = call.world.of(whatsappMessages).get(id);
  if (!message) throw notFound('Whatsapp message not found', 'whatsapp_message_not_found');
  const { conversation_id, status, type, created_at, updated_at, template_name, error } = message;
  return { conversation_id, status, type, created_at, updated_at, template_name, message_id: id, ...(error ? { error } : {}) };
};
