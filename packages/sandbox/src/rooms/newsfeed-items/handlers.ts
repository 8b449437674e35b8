import type { Handler } from '../../parts/call.ts';
import { rowOf } from '../../parts/handlers.ts';
import { numberedPage } from '../../parts/paging.ts';
import { newsItemShape, newsItems } from '../news-items/room.ts';
import { newsfeeds } from '../newsfeeds/room.ts';

/** What is live, and was published in this feed. */
export const list: Handler = (call) => {
  const feed = rowOf(call, newsfeeds, 'newsfeed_id');
  const shown = call.world
    .of(newsItems)
    .listed()
    .filter(({ state, newsfeed_assignments }) => {
      const assigned = newsfeed_assignments.find(({ newsfeed_id }) => String(newsfeed_id) === feed.id);
      return state === 'live' && assigned !== undefined && assigned.published_at <= call.now;
    });
  const page = numberedPage(shown, { url: call.url, standard: 20, max: 50, nextAtEnd: 'absent' });
  return { type: 'list', pages: page.pages, data: page.rows.map((item) => newsItemShape(item, call.world)), total_count: page.total_count };
};
