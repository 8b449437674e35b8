import { type Handler, param } from '../../parts/call.ts';
import { notFound } from '../../server/errors.ts';
import { admins } from '../admins/room.ts';
import { conversations } from '../conversations/room.ts';

const iso = (seconds: number) => new Date(seconds * 1000).toISOString().replace('.000', '');

/** Handling pauses while a conversation is snoozed or closed, and goes on when a teammate takes it up again: read off its parts. */
export const list: Handler = (call) => {
  const conversation = call.world.of(conversations).get(param(call, 'id'));
  if (!conversation) throw notFound();
  let paused = false;
  const handling_events: object[] = [];
  for (const part of conversation.parts) {
    const admin = part.author.type === 'admin' ? call.world.of(admins).get(part.author.id) : undefined;
    if (!admin) continue;
    const teammate = { type: 'admin', id: Number(admin.id), name: admin.name, email: admin.email };
    const pauses = part.part_type === 'snoozed' || part.part_type === 'close';
    if (pauses && !paused) handling_events.push({ teammate, type: 'paused', timestamp: iso(part.created_at), reason: 'Paused' });
    if (!pauses && paused) handling_events.push({ teammate, type: 'resumed', timestamp: iso(part.created_at) });
    paused = pauses;
  }
  return { handling_events };
};
