import { booleanOf, type Call, idOf, textOf } from '../../parts/call.ts';
import { htmlToMarkdown, markdownToHtml, normalised } from '../../parts/markdown.ts';
import { ApiError, invalid, missing } from '../../server/errors.ts';
import { admins } from '../admins/room.ts';
import { readAudiences } from '../audiences/room.ts';
import { collections } from '../collections/room.ts';
import { type Article, articleUrl, type Version } from './room.ts';

/** HTML, or the same as Markdown. */
export function readBody({ body }: Pick<Call, 'body'>): string | undefined {
  const markdown = textOf(body, 'body_markdown');
  if (typeof markdown === 'string' && typeof body['body'] === 'string')
    throw invalid('body and body_markdown are mutually exclusive', 'body');
  if (typeof markdown === 'string') return normalised(markdownToHtml(markdown));
  const html = textOf(body, 'body');
  return html === undefined ? undefined : normalised(html ?? '');
}

export const asMarkdown = htmlToMarkdown;

/** The content that is versioned. */
export function readContent(call: Call): Partial<Pick<Article, 'title' | 'description' | 'body' | 'author_id'>> {
  const { body } = call;
  const [title, description, html] = [textOf(body, 'title'), textOf(body, 'description'), readBody(call)];
  if (title === '') throw invalid("Title can't be blank", 'title');
  const author = readAuthor(call);
  return {
    ...(title ? { title } : {}),
    ...(typeof description === 'string' ? { description } : {}),
    ...(html === undefined ? {} : { body: html }),
    ...(author === undefined ? {} : { author_id: author }),
  };
}

/** A teammate; in the body, or in the content of the default language. */
export function readAuthor({ body, world }: Pick<Call, 'body' | 'world'>, field = 'author_id'): number | undefined {
  const translated = (body['translated_content'] as { en?: { author_id?: unknown } } | null | undefined)?.en?.author_id;
  const id = idOf(body[field] ?? (field === 'author_id' ? translated : undefined));
  if (id === undefined) return undefined;
  if (!world.of(admins).get(id)) throw invalid(`${field} must belong to a teammate of the workspace`, field);
  return Number(id);
}

export const authorMissing = () =>
  new ApiError(400, 'parameter_not_found', 'author_id must be in the main body or default locale translated_content object');

/** What is not versioned: place, state and who may use it. */
export function readSettings(call: Call, current: Pick<Article, 'id' | 'title' | 'state' | 'translated_content'>): Partial<Article> {
  const { body, world } = call;
  const state = textOf(body, 'state') ?? current.state;
  if (state !== 'draft' && state !== 'published') throw invalid("State isn't an option", 'state');
  const flags = (['ai_chatbot_availability', 'ai_copilot_availability', 'ai_sales_agent_availability'] as const).flatMap((name) => {
    const value = booleanOf(body, name);
    return typeof value === 'boolean' ? [[name, value] as const] : [];
  });
  const audience_ids = readAudiences(body['audience_ids'], world);
  return {
    state,
    url: state === 'published' ? articleUrl(current.id, current.title) : null,
    ...(body['parent_id'] === undefined ? {} : { parent_id: readParent(call) }),
    ...Object.fromEntries(flags),
    ...(audience_ids === undefined ? {} : { audience_ids }),
    ...readTranslations(call, current),
  };
}

/** A locale is replaced as a whole, the others stay. */
function readTranslations({ body }: Call, { translated_content: before }: Pick<Article, 'translated_content'>): Partial<Article> {
  const given = body['translated_content'];
  if (given === undefined) return {};
  if (given === null || typeof given !== 'object') return { translated_content: null };
  return { translated_content: { ...before, ...given, type: 'article_translated_content' } };
}

function readParent({ body, world }: Call): string | null {
  const id = idOf(body['parent_id']);
  if (id === undefined) return null;
  if (!world.of(collections).get(id)) throw invalid('parent_id must belong to a collection', 'parent_id');
  return id;
}

export const titleMissing = () => missing('title');

/** What an article is at a time: the next version of it. Seeded ones have one that nobody stored. */
export function versionsOf(article: Article): readonly Version[] {
  const first: Version = {
    id: article.content_id,
    title: article.title,
    description: article.description,
    body: article.body,
    author_id: String(article.author_id),
    created_by_id: String(article.author_id),
    created_via: 'web',
    from_version_id: null,
    state: article.state,
    created_at: article.created_at,
  };
  return article.versions ?? [first];
}

export function nextVersion(call: Call, before: Article | undefined, article: Article): readonly Version[] {
  const earlier = before ? versionsOf(before) : [];
  const version: Version = {
    id: call.newNumber(20_000_000),
    title: article.title,
    description: article.description,
    body: article.body,
    author_id: String(article.author_id),
    created_by_id: call.token.adminId,
    created_via: 'api',
    from_version_id: earlier.at(-1)?.id ?? null,
    state: article.state,
    created_at: call.now,
  };
  return [...earlier, version];
}
