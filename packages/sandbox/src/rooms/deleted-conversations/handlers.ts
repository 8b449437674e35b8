import { type Handler, query } from '../../parts/call.ts';
import { numberedPage } from '../../parts/paging.ts';
import { invalid } from '../../server/errors.ts';
import { deletedConversations } from './room.ts';

export { deletedConversations as room } from './room.ts';

export const list: Handler = (call) => {
  const order = query(call, 'order') ?? 'desc';
  if (order !== 'asc' && order !== 'desc') throw invalid('order must be one of: asc, desc', 'order');
  const all = call.world.of(deletedConversations).listed();
  const page = numberedPage(order === 'asc' ? all.toReversed() : all, { url: call.url, standard: 20, max: 60, nextAtEnd: 'null' });
  return {
    type: 'conversations.list',
    total_count: page.total_count,
    pages: page.pages,
    conversations: page.rows.map((conversation) => ({ type: 'conversation', ...conversation })),
  };
};
