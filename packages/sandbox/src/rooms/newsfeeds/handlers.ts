import type { Handler } from '../../parts/call.ts';
import { rowOf } from '../../parts/handlers.ts';
import { numberedPage } from '../../parts/paging.ts';
import { newsfeedShape, newsfeeds } from './room.ts';

export { newsfeeds as room } from './room.ts';

export const list: Handler = (call) => {
  const page = numberedPage(call.world.of(newsfeeds).listed(), { url: call.url, standard: 10, max: 50, nextAtEnd: 'absent' });
  return { type: 'list', pages: page.pages, data: page.rows.map(newsfeedShape), total_count: page.total_count };
};

export const get: Handler = (call) => newsfeedShape(rowOf(call, newsfeeds, 'newsfeed_id'));
