import { type Call, textOf } from '../../parts/call.ts';
import { invalid } from '../../server/errors.ts';
import { conversationAttributes } from '../conversation-attributes/room.ts';
import { attributeOf } from '../data-attributes/room.ts';
import type { FinConversation } from './room.ts';

export interface Said {
  readonly id: string;
  readonly user_id: string;
  readonly message: FinConversation['messages'][number];
}

export function readSaid({ body }: Call): Said {
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

export const thinkMs = 3000;

export function heard(call: Call, { id, user_id }: Pick<Said, 'id' | 'user_id'>): object {
  const errors = attributeErrors(call);
  return {
    conversation_id: id,
    user_id,
    status: 'thinking',
    created_at_ms: new Date(call.nowMs).toISOString(),
    ...(errors ? { errors } : {}),
  };
}
