import { type Handler, param, textOf } from '../../parts/call.ts';
import { rowOf } from '../../parts/handlers.ts';
import { ApiError, invalid, notFound } from '../../server/errors.ts';
import { namedAdmin } from '../admins/room.ts';
import { conversations } from '../conversations/room.ts';
import { partShape } from '../conversations/shape.ts';
import { partSecret } from './secret.ts';

/** Either how far a reply is that is delivered from elsewhere, or that a teammate has seen it. */
export const update: Handler = (call) => {
  const { body } = call;
  const conversation = rowOf(call, conversations, 'conversation_id');
  const part = conversation.parts.find(({ id }) => id === param(call, 'id'));
  if (!part) throw notFound();
  if (body['experimental'] !== true || body['secret'] !== partSecret) throw new ApiError(403, 'forbidden', 'Forbidden request');
  const send_state = textOf(body, 'send_state');
  if (!send_state && body['seen'] !== true) throw invalid('Either send_state or seen is required');
  if (send_state && !textOf(body, 'info_message')) throw invalid('info_message is required with send_state', 'info_message');
  if (body['seen'] === true) namedAdmin(call);
  const changed = { ...part, ...(send_state ? { send_state } : {}), ...(body['seen'] === true ? { seen: true } : {}) };
  const parts = conversation.parts.map((one) => (one === part ? changed : one));
  call.commit({ conversation: conversation.id, part: part.id }, [conversations.set(conversation.id, { parts })]);
  return partShape(changed, (html) => html);
};
