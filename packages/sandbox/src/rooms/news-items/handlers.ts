import { booleanOf, type Call, type Handler, idOf, textOf } from '../../parts/call.ts';
import { rowOf } from '../../parts/handlers.ts';
import { numberedPage } from '../../parts/paging.ts';
import { invalid, missing, notFound } from '../../server/errors.ts';
import { admins } from '../admins/room.ts';
import { newsfeeds } from '../newsfeeds/room.ts';
import { type NewsItem, newsItemShape, newsItems } from './room.ts';

export { newsItems as room } from './room.ts';

export const list: Handler = (call) => {
  const page = numberedPage(call.world.of(newsItems).listed(), { url: call.url, standard: 10, max: 50, nextAtEnd: 'absent' });
  return { type: 'list', pages: page.pages, data: page.rows.map((item) => newsItemShape(item, call.world)), total_count: page.total_count };
};

const named = (call: Call) => rowOf(call, newsItems, 'news_item_id');

export const get: Handler = (call) => newsItemShape(named(call), call.world);

function readFields(call: Call): Pick<NewsItem, 'title' | 'sender_id'> & Partial<NewsItem> {
  const { body, world, now } = call;
  const title = textOf(body, 'title');
  if (!title) throw missing('title');
  const sender = idOf(body['sender_id']);
  if (sender === undefined) throw missing('sender_id');
  if (!world.of(admins).get(sender)) throw notFound('Admin not found', 'admin_not_found');
  const state = textOf(body, 'state');
  if (state && state !== 'draft' && state !== 'live') throw invalid("State isn't an option", 'state');
  const text = textOf(body, 'body');
  const silent = booleanOf(body, 'deliver_silently');
  // Labels come back sorted.
  const labels = Array.isArray(body['labels']) ? { labels: body['labels'].map(String).sort() } : {};
  const reactions = Array.isArray(body['reactions']) ? { reactions: body['reactions'] as (string | null)[] } : {};
  const assignments = body['newsfeed_assignments'];
  const newsfeed_assignments = Array.isArray(assignments)
    ? assignments.map((one: unknown) => {
        const { newsfeed_id, published_at } = (one ?? {}) as Record<string, unknown>;
        if (!world.of(newsfeeds).get(idOf(newsfeed_id) ?? '')) throw notFound();
        return { newsfeed_id: Number(newsfeed_id), published_at: typeof published_at === 'number' ? published_at : now };
      })
    : undefined;
  return {
    title,
    sender_id: Number(sender),
    ...(typeof text === 'string' ? { body: text } : {}),
    ...(state ? { state: state as NewsItem['state'] } : {}),
    ...(typeof silent === 'boolean' ? { deliver_silently: silent } : {}),
    ...labels,
    ...reactions,
    ...(newsfeed_assignments ? { newsfeed_assignments } : {}),
  };
}

export const create: Handler = (call) => {
  const item: NewsItem = {
    id: call.newNumber(1000),
    body: '',
    state: 'draft',
    labels: [],
    cover_image_url: null,
    reactions: [null, null, null, null],
    deliver_silently: false,
    newsfeed_assignments: [],
    created_at: call.now,
    updated_at: call.now,
    ...readFields(call),
  };
  call.commit({ news_item: item.id }, [newsItems.put(item)]);
  return newsItemShape(item, call.world);
};

export const update: Handler = (call) => {
  const changed: NewsItem = { ...named(call), ...readFields(call), updated_at: call.now };
  call.commit({ news_item: changed.id }, [newsItems.put(changed)]);
  return newsItemShape(changed, call.world);
};

const remove: Handler = (call) => {
  const { id } = named(call);
  call.commit({ news_item: id }, [newsItems.remove(id)]);
  return { id, object: 'news-item', deleted: true };
};

export { remove as delete };
