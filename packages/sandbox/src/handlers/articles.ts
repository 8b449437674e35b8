import { numberedPage } from '../parts/paging.ts';
import { articleShape } from '../shapes.ts';
import type { Handler } from './call.ts';

export const list: Handler = (call) => {
  const page = numberedPage(call.world.articles, { url: call.url, standard: 25, max: 150, nextAtEnd: 'absent' });
  return {
    type: 'list',
    pages: page.pages,
    total_count: page.total_count,
    data: page.rows.map((article) => articleShape(article, call.world, call.version)),
  };
};
