import { type Call, type Handler, query } from '../../parts/call.ts';
import { rowOf } from '../../parts/handlers.ts';
import { plainText } from '../../parts/html.ts';
import { numberedPage } from '../../parts/paging.ts';
import { wordsOf } from '../../parts/search.ts';
import { invalid } from '../../server/errors.ts';
import { asMarkdown, authorMissing, nextVersion, readContent, readSettings, titleMissing } from './fields.ts';
import { type Article, articleNotFound, articleShape, articles } from './room.ts';
import { asOf, readSchedule } from './schedule.ts';

export { articles as room } from './room.ts';

export const list: Handler = (call) => {
  const page = numberedPage(listed(call), { url: call.url, standard: 25, max: 150, nextAtEnd: 'absent', zero: true });
  return {
    type: 'list',
    pages: page.pages,
    total_count: page.total_count,
    data: page.rows.map((article) => articleShape(article, call)),
  };
};

/** One article tells more than a list: how it was read, and its text as Markdown. */
const whole = (article: Article, call: Call) => ({
  ...articleShape(article, call),
  statistics: {
    type: 'article_statistics',
    views: 0,
    conversations: 0,
    reactions: 0,
    happy_reaction_percentage: 0,
    neutral_reaction_percentage: 0,
    sad_reaction_percentage: 0,
  },
  body_markdown: asMarkdown(article.body),
});

const named = (call: Call) => asOf(rowOf(call, articles, 'article_id', articleNotFound), call.now);

const listed = (call: Call) =>
  call.world
    .of(articles)
    .listed()
    .map((article) => asOf(article, call.now));

export const get: Handler = (call) => whole(named(call), call);

export const create: Handler = (call) => {
  const content = readContent(call);
  if (content.title === undefined) throw titleMissing();
  if (content.author_id === undefined) throw authorMissing();
  const id = call.newNumber(16_000_000);
  const fresh: Article = {
    id,
    content_id: call.newNumber(18_000_000),
    title: content.title,
    description: content.description ?? '',
    body: content.body ?? '',
    author_id: content.author_id,
    state: 'draft',
    created_at: call.now,
    updated_at: call.now,
    url: null,
    tag_ids: [],
    parent_id: null,
  };
  const schedule = readSchedule(call, undefined);
  const settled = { ...fresh, ...readSettings(call, fresh), ...schedule };
  // Scheduled instead of published at once.
  const article: Article = schedule.scheduled_publish_at == null ? settled : { ...settled, state: 'draft', url: null };
  const versioned = { ...article, versions: nextVersion(call, undefined, article) };
  call.commit({ article: id }, [articles.put(versioned)]);
  return whole(versioned, call);
};

/** Seen at once where it is published, unless changes wait already or are to be published later. */
export const update: Handler = (call) => {
  const article = named(call);
  const content = readContent(call);
  const schedule = readSchedule(call, article);
  const waits =
    article.state === 'published' && (schedule.scheduled_publish_at != null || (article.draft && call.body['state'] === undefined));
  const { author_id, ...text } = content;
  const { title, description, body } = { ...article, ...article.draft };
  const base: Article = waits
    ? { ...article, ...(author_id === undefined ? {} : { author_id }), draft: { title, description, body, ...text, updated_at: call.now } }
    : { ...article, ...content };
  const settled = { ...base, ...readSettings(call, base), ...schedule, updated_at: call.now };
  const isLater = schedule.scheduled_publish_at != null && article.state === 'draft';
  const changed: Article = isLater ? { ...settled, state: 'draft', url: null } : settled;
  const versioned = { ...changed, versions: nextVersion(call, article, changed) };
  call.commit({ article: article.id }, [articles.put(versioned)]);
  return whole(versioned, call);
};

const remove: Handler = (call) => {
  const { id } = named(call);
  call.commit({ article: id }, [articles.remove(id)]);
  return { id, object: 'article', deleted: true };
};

export { remove as delete };

/** All words of the phrase, in title or text. What matched is marked when asked for. */
export const search: Handler = (call) => {
  const state = query(call, 'state') ?? 'all';
  if (!['published', 'draft', 'all'].includes(state)) throw invalid("State isn't an option", 'state');
  const wanted = (query(call, 'phrase') ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const found = listed(call)
    .filter((article) => state === 'all' || article.state === state)
    .filter(({ title, body }) => {
      const words = new Set(wordsOf(`${title} ${body}`));
      return wanted.every((word) => words.has(word));
    });
  const page = numberedPage(found, { url: call.url, standard: 10, max: 100, nextAtEnd: 'absent' });
  const { next: _, ...pages } = { next: undefined, ...page.pages };
  const marked = query(call, 'highlight') === 'true' ? page.rows.map((article) => highlight(article, wanted)) : [];
  return {
    type: 'list',
    total_count: page.total_count,
    data: { articles: page.rows.map((article) => articleShape(article, call)), highlights: marked },
    pages,
  };
};

function highlight({ id, title, body }: Article, wanted: readonly string[]) {
  const mark = (text: string) =>
    text
      .split(/(\s+)/)
      .flatMap((piece) => (piece === '' ? [] : [{ type: wanted.includes(piece.toLowerCase()) ? 'highlight' : 'plain', text: piece }]));
  return { article_id: id, highlighted_title: mark(title), highlighted_summary: [mark(plainText(body).slice(0, 200))] };
}
