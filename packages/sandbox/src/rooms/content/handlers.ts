import { answer } from '../../parts/answers.ts';
import { type Call, type Handler, idOf } from '../../parts/call.ts';
import type { Change } from '../../parts/collection.ts';
import { numberedPage } from '../../parts/paging.ts';
import { ApiError, invalid } from '../../server/errors.ts';
import { articles } from '../articles/room.ts';
import { snippets } from '../content-snippets/room.ts';
import { internalArticles } from '../internal-articles/room.ts';
import { tags } from '../tags/room.ts';
import { allContent, matches, readFilters } from './search.ts';

/** Values out of range are brought into it, as documented. */
export const search: Handler = (call) => {
  const filters = readFilters(call.url);
  const found = allContent(call.world).filter((content) => matches(content, filters));
  const page = numberedPage(found, { url: call.url, standard: 10, max: 50, nextAtEnd: 'null' });
  return {
    type: 'list',
    total_count: page.total_count,
    pages: { ...page.pages, prev: null },
    data: page.rows.map(({ shape }) => shape),
  };
};

const actions: Readonly<Record<string, readonly string[]>> = {
  publish: ['article_content'],
  unpublish: ['article_content'],
  delete: ['article', 'content_snippet', 'internal_article', 'file_source_content'],
  set_availability: ['article_content', 'content_snippet', 'internal_article', 'external_content', 'file_source_content'],
  set_audience: ['article_content', 'content_snippet', 'internal_article', 'external_content', 'file_source_content'],
  update_tags: ['article', 'content_snippet', 'internal_article'],
};

const refusal = (message: string) => new ApiError(422, 'parameter_invalid', message);

/** What a kind does not allow falls away without a word. Answered before it is done; here it is done at once. */
export const bulk: Handler = (call) => {
  const { body } = call;
  const action = String(body['action'] ?? '');
  const allowed = actions[action];
  if (!allowed) throw refusal(`action must be one of: ${Object.keys(actions).join(', ')}`);
  const items = body['content_ids'];
  if (!Array.isArray(items) || items.length === 0) throw refusal('content_ids must contain at least one item');
  if (items.length > 1000) throw refusal('content_ids must contain at most 1000 items');
  const targets = items.map((item: unknown) => {
    const { type, id } = (item ?? {}) as Record<string, unknown>;
    return { type: String(type), id: idOf(id) ?? '' };
  });
  const tagChange = action === 'update_tags' ? readTags(call) : undefined;
  const changes = targets.filter(({ type }) => allowed.includes(type)).flatMap((target) => change(call, action, target, tagChange));
  call.commit({ content: targets.map(({ id }) => id).join(',') }, changes);
  return answer(202, { type: 'content_bulk_action', status: 'queued' });
};

interface TagChange {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

function readTags({ body, world }: Call): TagChange {
  const given = (body['tags'] ?? {}) as Record<string, unknown>;
  const ids = (name: string) => (Array.isArray(given[name]) ? given[name].map(String) : []);
  const [add, remove] = [ids('add_tag_ids'), ids('remove_tag_ids')];
  if (add.length + remove.length === 0) throw refusal('At least one of add_tag_ids and remove_tag_ids is required');
  if (new Set([...add, ...remove]).size > 100) throw refusal('At most 100 distinct tag ids are allowed');
  const unknown = add.find((id) => !world.of(tags).get(id));
  if (unknown !== undefined) throw refusal(`Tag ${unknown} does not exist`);
  return { add, remove };
}

function change(call: Call, action: string, { type, id }: { type: string; id: string }, tagChange: TagChange | undefined): Change[] {
  const { world, body } = call;
  // The content of an article has an id of its own.
  const article =
    type === 'article_content'
      ? world
          .of(articles)
          .all()
          .find(({ content_id }) => content_id === id)
      : world.of(articles).get(id);
  const rooms = { article: articles, article_content: articles, content_snippet: snippets, internal_article: internalArticles } as const;
  const room = rooms[type as keyof typeof rooms];
  const row = type.startsWith('article') ? article : room && world.of(room as typeof snippets).get(id);
  if (!room || !row) return [];
  if (action === 'delete') return [room.remove(row.id)];
  if (action === 'publish' || action === 'unpublish')
    return [articles.set(row.id, { state: action === 'publish' ? 'published' : 'draft' })];
  if (tagChange) {
    const kept = row.tag_ids.filter((one) => !tagChange.remove.includes(one));
    return [(room as typeof snippets).set(row.id, { tag_ids: [...new Set([...kept, ...tagChange.add])] })];
  }
  if (action === 'set_availability') {
    const given = (body['availability'] ?? {}) as Record<string, unknown>;
    const names = { ai_agent: 'ai_chatbot_availability', copilot: 'ai_copilot_availability', sales_agent: 'ai_sales_agent_availability' };
    const set = Object.entries(names).flatMap(([name, field]) => (typeof given[name] === 'boolean' ? [[field, given[name]] as const] : []));
    if (set.length === 0) throw invalid('availability is required', 'availability');
    return [(room as typeof snippets).set(row.id, Object.fromEntries(set))];
  }
  return [];
}
