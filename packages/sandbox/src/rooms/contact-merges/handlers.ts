import { type Handler, param, query } from '../../parts/call.ts';
import { perPage } from '../../parts/paging.ts';
import { invalid, notFound } from '../../server/errors.ts';
import { mergedInto, mergeShape } from '../contacts/merge-history.ts';
import { contacts, isLive } from '../contacts/room.ts';

export { preview } from './preview.ts';

/** Who became part of a user. A lead has no such history. Its cursor is a place of its own form: where the page before ended. */
export const list: Handler = (call) => {
  const contact = call.world.of(contacts).get(param(call, 'id'));
  if (!contact || !isLive(contact) || contact.role !== 'user') throw notFound('Contact not found');
  const order = query(call, 'order') ?? 'desc';
  if (order !== 'asc' && order !== 'desc') throw invalid('order must be one of: asc, desc', 'order');
  const merged = mergedInto(contact, call.world);
  if (order === 'desc') merged.reverse();
  const after = readCursor(query(call, 'cursor'));
  const start = after === undefined ? 0 : merged.findIndex(({ id }) => id === after) + 1;
  const page = merged.slice(start, start + perPage(query(call, 'per_page'), 50, 150));
  const last = page.at(-1);
  const more = last !== undefined && start + page.length < merged.length;
  return {
    type: 'list',
    data: page.map(mergeShape),
    next_cursor: more ? Buffer.from(JSON.stringify({ id: last.id })).toString('base64') : null,
    has_more: more,
  };
};

function readCursor(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined;
  try {
    const { id } = JSON.parse(Buffer.from(text, 'base64').toString()) as { id?: unknown };
    if (typeof id === 'string') return id;
  } catch {}
  throw invalid('cursor is not valid', 'cursor');
}
