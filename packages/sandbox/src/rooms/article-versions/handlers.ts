import { type Call, type Handler, param, query } from '../../parts/call.ts';
import { rowOf } from '../../parts/handlers.ts';
import { numberedPage } from '../../parts/paging.ts';
import { invalid, notFound } from '../../server/errors.ts';
import { asMarkdown, versionsOf } from '../articles/fields.ts';
import { articleNotFound, articles, type Version } from '../articles/room.ts';

/** Articles here are in English. */
function checkLocale(call: Call): void {
  const locale = query(call, 'locale');
  if (locale !== undefined && !/^[a-z]{2}(-[A-Z]{2})?$/.test(locale)) throw invalid('Unknown locale');
}

const brief = ({ body: _, ...version }: Version, article_id: string) => ({ type: 'article_version', article_id, ...version });

/** Newest first, without texts. */
export const list: Handler = (call) => {
  const article = rowOf(call, articles, 'article_id', articleNotFound);
  checkLocale(call);
  const page = numberedPage(versionsOf(article).toReversed(), { url: call.url, standard: 25, max: 100, nextAtEnd: 'absent' });
  return { type: 'list', pages: page.pages, total_count: page.total_count, data: page.rows.map((version) => brief(version, article.id)) };
};

export const get: Handler = (call) => {
  const article = rowOf(call, articles, 'article_id', articleNotFound);
  checkLocale(call);
  const version = versionsOf(article).find(({ id }) => id === param(call, 'id'));
  if (!version) throw notFound();
  return { ...brief(version, article.id), body: version.body, body_markdown: asMarkdown(version.body), updated_at: version.created_at };
};
