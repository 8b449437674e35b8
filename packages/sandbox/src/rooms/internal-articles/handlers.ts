import { booleanOf, type Call, type Handler, query, textOf } from '../../parts/call.ts';
import { rowOf } from '../../parts/handlers.ts';
import { numberedPage } from '../../parts/paging.ts';
import { missing } from '../../server/errors.ts';
import { authorMissing, readAuthor, readBody } from '../articles/fields.ts';
import { readAudiences } from '../audiences/room.ts';
import { type InternalArticle, internalArticleShape, internalArticles } from './room.ts';

export { internalArticles as room } from './room.ts';

export const list: Handler = (call) => {
  const page = numberedPage(call.world.of(internalArticles).listed(), { url: call.url, standard: 25, max: 100, nextAtEnd: 'absent' });
  return {
    type: 'list',
    pages: page.pages,
    total_count: page.total_count,
    data: page.rows.map((article) => internalArticleShape(article)),
  };
};

/** By folder: words are looked for in all content at once. */
export const search: Handler = (call) => {
  const folder = query(call, 'folder_id');
  const found = call.world
    .of(internalArticles)
    .listed()
    .filter(({ folder_id }) => folder === undefined || folder_id === folder);
  const page = numberedPage(found, { url: call.url, standard: 10, max: 100, nextAtEnd: 'absent' });
  const { next: _, ...pages } = { next: undefined, ...page.pages };
  return {
    type: 'list',
    total_count: page.total_count,
    data: { internal_articles: page.rows.map((article) => internalArticleShape(article)) },
    pages,
  };
};

const named = (call: Call) => rowOf(call, internalArticles, 'internal_article_id');

export const get: Handler = (call) => internalArticleShape(named(call));

function readFields(call: Call): Partial<InternalArticle> {
  const { body, world } = call;
  const [title, html] = [textOf(body, 'title'), readBody(call)];
  const [author_id, owner_id] = [readAuthor(call), readAuthor(call, 'owner_id')];
  const audience_ids = readAudiences(body['audience_ids'], world);
  const flags = (['ai_chatbot_availability', 'ai_copilot_availability', 'ai_sales_agent_availability'] as const).flatMap((name) => {
    const value = booleanOf(body, name);
    return typeof value === 'boolean' ? [[name, value] as const] : [];
  });
  return {
    ...(title ? { title } : {}),
    ...(html === undefined ? {} : { body: html }),
    ...(author_id === undefined ? {} : { author_id }),
    ...(owner_id === undefined ? {} : { owner_id }),
    ...(audience_ids === undefined ? {} : { audience_ids }),
    ...Object.fromEntries(flags),
  };
}

export const create: Handler = (call) => {
  const fields = readFields(call);
  if (fields.title === undefined) throw missing('title');
  if (fields.author_id === undefined) throw authorMissing();
  if (fields.owner_id === undefined) throw missing('owner_id');
  const article: InternalArticle = {
    id: call.newNumber(4000),
    title: fields.title,
    body: '',
    owner_id: fields.owner_id,
    author_id: fields.author_id,
    folder_id: null,
    audience_ids: [],
    ai_chatbot_availability: false,
    ai_copilot_availability: true,
    ai_sales_agent_availability: false,
    tag_ids: [],
    created_at: call.now,
    updated_at: call.now,
    ...fields,
  };
  call.commit({ internal_article: article.id }, [internalArticles.put(article)]);
  return internalArticleShape(article);
};

export const update: Handler = (call) => {
  const changed: InternalArticle = { ...named(call), ...readFields(call), updated_at: call.now };
  call.commit({ internal_article: changed.id }, [internalArticles.put(changed)]);
  return internalArticleShape(changed);
};

const remove: Handler = (call) => {
  const { id } = named(call);
  call.commit({ internal_article: id }, [internalArticles.remove(id)]);
  return { id, object: 'internal_article', deleted: true };
};

export { remove as delete };
