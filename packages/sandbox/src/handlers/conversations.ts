import { type CursorPage, compareValues, cursorPage, decodeCursor, perPage, type SortValue } from '../parts/paging.ts';
import { compileQuery } from '../parts/search.ts';
import { conversationSearchable } from '../search-fields.ts';
import { ApiError, notFound } from '../server/errors.ts';
import { conversationShape } from '../shapes.ts';
import type { Conversation } from '../state/world.ts';
import { type Call, type Handler, param, query } from './call.ts';
import { paginationOf } from './contacts.ts';

const placeOf = (conversation: Conversation) => [conversation.updated_at * 1000, conversation.id] as const;

function answer(call: Call, page: CursorPage<Conversation>) {
  const view = { version: call.version, plain: isPlain(call), parts: false };
  return {
    type: 'conversation.list',
    pages: page.pages,
    total_count: page.total_count,
    conversations: page.rows.map((conversation) => conversationShape(conversation, call.world, view)),
  };
}

export const isPlain = (call: Call) => query(call, 'display_as') === 'plaintext';

export const list: Handler = (call) =>
  answer(
    call,
    cursorPage(call.world.conversationOrder, {
      perPage: perPage(query(call, 'per_page'), 20, 150),
      cursor: decodeCursor(query(call, 'starting_after')),
      keyOf: placeOf,
      descending: true,
    }),
  );

export const get: Handler = (call) => {
  const conversation = call.world.conversations.get(param(call, 'conversation_id'));
  if (!conversation) throw notFound();
  return conversationShape(conversation, call.world, { version: call.version, plain: isPlain(call), parts: true });
};

export const search: Handler = (call) => {
  const { body, world } = call;
  const searchable = conversationSearchable(call.version);
  const match = compileQuery(body['query'], searchable);
  const pagination = paginationOf(body);
  const found = world.conversationOrder.filter(match);
  const { keyOf, descending } = sorted(found, body['sort'], searchable);
  return answer(
    call,
    cursorPage(found, {
      perPage: perPage(pagination['per_page'], 20, 150),
      cursor: decodeCursor(pagination['starting_after']),
      keyOf,
      descending,
    }),
  );
};

/** Not in the reference, but it works on the live API. */
function sorted(found: Conversation[], sort: unknown, searchable: ReturnType<typeof conversationSearchable>) {
  if (sort === undefined || sort === null) return { keyOf: placeOf, descending: true };
  const { field, order } = (typeof sort === 'object' ? sort : { field: sort }) as Record<string, unknown>;
  const read = typeof field === 'string' ? searchable.field(field)?.read : undefined;
  if (!read) throw new ApiError(400, 'invalid_field', `${String(field).slice(0, 100)} is not a valid sort field`, { field: 'sort' });
  const descending = order !== 'ascending';
  const keyOf = (conversation: Conversation) => {
    const value = read(conversation);
    const key = (Array.isArray(value) ? value[0] : value) ?? null;
    return [typeof key === 'boolean' ? Number(key) : (key as SortValue), conversation.id] as const;
  };
  const sign = descending ? -1 : 1;
  found.sort((a, b) => {
    const [left, right] = [keyOf(a), keyOf(b)];
    return sign * (compareValues(left[0], right[0]) || compareValues(left[1], right[1]));
  });
  return { keyOf, descending };
}
