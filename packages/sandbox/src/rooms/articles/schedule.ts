import type { Call } from '../../parts/call.ts';
import { ApiError } from '../../server/errors.ts';
import { versionsOf } from './fields.ts';
import { type Article, articleUrl } from './room.ts';

const refused = (message: string) => new ApiError(400, 'parameter_invalid', message);

/** What is to happen later: one of the two. Null cancels it. */
export type Schedule = Pick<Article, 'scheduled_publish_at' | 'scheduled_unpublish_at'>;

/** Nothing where nothing was said of it. */
export function readSchedule({ body, now }: Call, article: Article | undefined): Schedule {
  const [publish, unpublish] = [body['scheduled_publish_at'], body['scheduled_unpublish_at']];
  if (publish != null && unpublish != null) throw refused('Only one of scheduled_publish_at and scheduled_unpublish_at can be set');
  if (publish != null && body['state'] === 'draft') throw refused('scheduled_publish_at cannot be combined with state draft');
  const wasPublished = article && (article.state === 'published' || versionsOf(article).some(({ state }) => state === 'published'));
  if (unpublish != null && !wasPublished) throw refused('scheduled_unpublish_at needs an article that has been published');
  return {
    ...(publish === undefined ? {} : { scheduled_publish_at: readTime('scheduled_publish_at', publish, now) }),
    ...(unpublish === undefined ? {} : { scheduled_unpublish_at: readTime('scheduled_unpublish_at', unpublish, now) }),
    ...(publish == null ? {} : { scheduled_unpublish_at: null }),
    ...(unpublish == null ? {} : { scheduled_publish_at: null }),
  };
}

function readTime(field: string, value: unknown, now: number): number | null {
  if (value === null) return null;
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(time)) throw refused(`${field} must be an ISO 8601 timestamp`);
  if (time <= now * 1000) throw refused(`${field} must be in the future`);
  return Math.floor(time / 1000);
}

/** The article at a time: what was scheduled before it has happened. */
export function asOf(article: Article, now: number): Article {
  const { scheduled_publish_at: publish, scheduled_unpublish_at: unpublish } = article;
  if (publish != null && publish <= now) {
    const { updated_at: _, ...content } = article.draft ?? { updated_at: 0 };
    const live: Article = { ...article, ...content, draft: null, state: 'published', scheduled_publish_at: null, updated_at: publish };
    return { ...live, url: articleUrl(live.id, live.title) };
  }
  if (unpublish != null && unpublish <= now)
    return { ...article, state: 'draft', url: null, scheduled_unpublish_at: null, updated_at: unpublish };
  return article;
}
