import type { Handler } from '../../parts/call.ts';
import { numberedPage } from '../../parts/paging.ts';
import { articleShape, articles } from './room.ts';

export { articles as room } from './room.ts';

export const list: Handler = (call) => {
  const page = numberedPage(call.world.of(articles).listed(), { url: call.url, standard: 25, max: 150, nextAtEnd: 'absent' });
  return {
    type: 'list',
    pages: page.pages,
    total_count: page.total_count,
    data: page.rows.map((article) => articleShape(article, call)),
  };
};
