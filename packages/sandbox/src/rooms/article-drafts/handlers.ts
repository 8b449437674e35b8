import { type Call, type Handler, param } from '../../parts/call.ts';
import { ApiError, notFound } from '../../server/errors.ts';
import { asMarkdown, nextVersion, readContent } from '../articles/fields.ts';
import { type Article, articleNotFound, articleShape, articles } from '../articles/room.ts';

function named(call: Call): Article {
  const article = call.world.of(articles).get(param(call, 'id'));
  if (!article) throw articleNotFound();
  return article;
}

/** The article as it would be. */
function drafted(article: Article, call: Call): object {
  const shown = article.draft
    ? { ...article, title: article.draft.title, description: article.draft.description, body: article.draft.body }
    : article;
  return { ...articleShape(shown, call), body_markdown: asMarkdown(shown.body) };
}

export const get: Handler = (call) => {
  const article = named(call);
  if (!article.draft) throw notFound();
  return drafted(article, call);
};

/** Title, description and text wait; everything else that is sent is passed over. */
export const update: Handler = (call) => {
  const article = named(call);
  if (article.state !== 'published') throw new ApiError(422, 'parameter_invalid', 'Article must be published before a draft can be staged');
  const { author_id: _, ...content } = readContent(call);
  const base = article.draft ?? article;
  const draft = { title: base.title, description: base.description, body: base.body, ...content, updated_at: call.now };
  call.commit({ article: article.id }, [articles.set(article.id, { draft })]);
  return drafted({ ...article, draft }, call);
};

/** This workspace has one language. */
export const publish: Handler = (call) => {
  const article = named(call);
  if (!article.draft) throw new ApiError(422, 'parameter_invalid', 'Article has no draft to publish');
  const locales = Array.isArray(call.body['locales']) ? call.body['locales'].map(String) : [];
  const others = locales.filter((locale) => locale !== 'en');
  if (others.length > 0) {
    throw new ApiError(422, 'parameter_invalid', `Cannot publish a draft for locale(s) without pending changes: ${others.join(', ')}`);
  }
  const { updated_at: __, ...content } = article.draft;
  const changed: Article = { ...article, ...content, draft: null, updated_at: call.now };
  const versioned = { ...changed, versions: nextVersion(call, article, changed) };
  call.commit({ article: article.id }, [articles.put(versioned)]);
  return drafted(versioned, call);
};
