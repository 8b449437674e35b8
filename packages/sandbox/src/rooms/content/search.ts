import type { World } from '../../parts/room.ts';
import { wordsOf } from '../../parts/search.ts';
import { ApiError, invalid } from '../../server/errors.ts';
import { articles } from '../articles/room.ts';
import { snippets, textOfBlocks } from '../content-snippets/room.ts';
import { externalPages } from '../external-pages/room.ts';
import { internalArticles } from '../internal-articles/room.ts';

/** Any kind of content, as a search sees it. */
export interface Content {
  readonly kind: 'snippet' | 'external_content' | 'internal_article' | 'article';
  readonly words: string;
  readonly state: 'published' | 'draft';
  readonly locale: string;
  readonly tag_ids: readonly string[];
  readonly author_id: string | null;
  readonly fin: boolean;
  readonly copilot: boolean;
  readonly sales: boolean;
  readonly created_at: number;
  readonly updated_at: number;
  readonly shape: object;
}

/** Articles are shown with their content in each language, everything else as id and title. */
export function allContent(world: World): readonly Content[] {
  return [
    ...world
      .of(snippets)
      .listed()
      .map(
        (one): Content => ({
          kind: 'snippet',
          words: `${one.title} ${textOfBlocks(one.json_blocks)}`,
          state: 'published',
          locale: one.locale,
          tag_ids: one.tag_ids,
          author_id: null,
          fin: one.ai_chatbot_availability,
          copilot: one.ai_copilot_availability,
          sales: one.ai_sales_agent_availability,
          created_at: one.created_at,
          updated_at: one.updated_at,
          shape: { type: 'content_snippet', id: one.id, title: one.title },
        }),
      ),
    ...world
      .of(externalPages)
      .listed()
      .map(
        (one): Content => ({
          kind: 'external_content',
          words: `${one.title} ${one.html}`,
          state: 'published',
          locale: one.locale,
          tag_ids: [],
          author_id: null,
          fin: one.ai_agent_availability,
          copilot: one.ai_copilot_availability,
          sales: true,
          created_at: one.created_at,
          updated_at: one.updated_at,
          shape: { type: 'external_content', id: one.id, title: one.title },
        }),
      ),
    ...world
      .of(internalArticles)
      .listed()
      .map(
        (one): Content => ({
          kind: 'internal_article',
          words: `${one.title} ${one.body}`,
          state: 'published',
          locale: 'en',
          tag_ids: one.tag_ids,
          author_id: String(one.author_id),
          fin: one.ai_chatbot_availability,
          copilot: one.ai_copilot_availability,
          sales: one.ai_sales_agent_availability,
          created_at: one.created_at,
          updated_at: one.updated_at,
          shape: { type: 'internal_article', id: one.id, title: one.title },
        }),
      ),
    ...world
      .of(articles)
      .listed()
      .map(
        (one): Content => ({
          kind: 'article',
          words: `${one.title} ${one.body}`,
          state: one.state,
          locale: 'en',
          tag_ids: one.tag_ids,
          author_id: String(one.author_id),
          fin: one.ai_chatbot_availability ?? true,
          copilot: one.ai_copilot_availability ?? true,
          sales: one.ai_sales_agent_availability ?? true,
          created_at: one.created_at,
          updated_at: one.updated_at,
          shape: {
            type: 'article',
            id: one.id,
            title: one.title,
            contents: [{ type: 'article_content', id: one.content_id, title: one.title, locale: 'en' }],
          },
        }),
      ),
  ];
}

type Filters = ReturnType<typeof readFilters>;

/** Lists come separated by commas, or repeated. */
export function readFilters(url: URL) {
  const list = (name: string) =>
    [...url.searchParams.getAll(name), ...url.searchParams.getAll(`${name}[]`)].flatMap((value) => value.split(',')).filter(Boolean);
  const query = url.searchParams.get('query') ?? '';
  if (query.length > 500) throw new ApiError(422, 'data_invalid', 'query must be at most 500 characters');
  const operator = url.searchParams.get('tag_operator') ?? 'IN';
  if (operator !== 'IN' && operator !== 'NIN') throw invalid('tag_operator must be one of: IN, NIN', 'tag_operator');
  const flag = (name: string) => {
    const value = url.searchParams.get(name);
    return value === null ? undefined : value === 'on';
  };
  const time = (name: string) => (url.searchParams.has(name) ? Number(url.searchParams.get(name)) : undefined);
  return {
    words: query.toLowerCase().split(/\s+/).filter(Boolean),
    states: list('states'),
    locales: list('locales'),
    kinds: list('content_types'),
    tags: list('tag_ids'),
    operator,
    anyTags: list('any_tag_ids'),
    authors: list('created_by_ids'),
    folders: list('folder_ids'),
    copilot: flag('copilot_state'),
    fin: flag('fin_service_state'),
    sales: flag('fin_sales_state'),
    createdAfter: time('created_at_after'),
    createdBefore: time('created_at_before'),
    updatedAfter: time('updated_at_after'),
    updatedBefore: time('updated_at_before'),
  };
}

const holds = (wanted: readonly string[], value: string) => wanted.length === 0 || wanted.includes(value);
const isWithin = (at: number, after: number | undefined, before: number | undefined) =>
  (after === undefined || at > after) && (before === undefined || at < before);

export function matches(content: Content, filters: Filters): boolean {
  const words = new Set(wordsOf(content.words));
  const tagged = filters.tags.every((id) => content.tag_ids.includes(id));
  const untagged = !filters.tags.some((id) => content.tag_ids.includes(id));
  return (
    filters.words.every((word) => words.has(word)) &&
    holds(filters.states, content.state) &&
    holds(filters.locales, content.locale) &&
    holds(filters.kinds, content.kind) &&
    (filters.tags.length === 0 || (filters.operator === 'IN' ? tagged : untagged)) &&
    (filters.anyTags.length === 0 || filters.anyTags.some((id) => content.tag_ids.includes(id))) &&
    holds(filters.authors, content.author_id ?? '') &&
    // Nothing here is in a folder that a search knows.
    filters.folders.length === 0 &&
    (filters.copilot === undefined || filters.copilot === content.copilot) &&
    (filters.fin === undefined || filters.fin === content.fin) &&
    (filters.sales === undefined || filters.sales === content.sales) &&
    isWithin(content.created_at, filters.createdAfter, filters.createdBefore) &&
    isWithin(content.updated_at, filters.updatedAfter, filters.updatedBefore)
  );
}
