import { type Call, idOf, textOf } from '../../parts/call.ts';
import { ApiError, invalid, missing, notFound } from '../../server/errors.ts';
import type { Conversation } from './room.ts';

const gone = '<p><i>This message was deleted</i></p>';

const unknown = () => notFound('Conversation part or message not found', 'conversation_part_or_message_not_found');
const refusal = () => new ApiError(400, 'conversation_part_not_redactable', "Part can't be redacted");

/** The words go, the place stays. A part without words cannot, nor a first message that no contact wrote. */
export function redacted({ body }: Call, { source, parts }: Conversation): Partial<Conversation> {
  const type = textOf(body, 'type');
  if (type === 'source') {
    const id = idOf(body['source_id']);
    if (id === undefined) throw missing('source_id');
    if (source?.id !== id) throw unknown();
    if (source.author.type === 'admin' || source.author.type === 'bot') throw refusal();
    return { source: { ...source, subject: '', body: gone, attachments: [], redacted: true } };
  }
  if (type !== 'conversation_part') throw type ? invalid("Type isn't an option", 'type') : missing('type');
  const id = idOf(body['conversation_part_id']);
  if (id === undefined) throw missing('conversation_part_id');
  const part = parts.find((one) => one.id === id);
  if (!part) throw unknown();
  if (part.body === null) throw refusal();
  return { parts: parts.map((one) => (one === part ? { ...part, body: gone, attachments: [], redacted: true } : one)) };
}
