import { answer, noContent } from '../../parts/answers.ts';
import { booleanOf, type Call, type Handler, textOf } from '../../parts/call.ts';
import { flatPage, rowOf } from '../../parts/handlers.ts';
import { ApiError, invalid, missing, notFound } from '../../server/errors.ts';
import { readAudiences } from '../audiences/room.ts';
import { blocksOf, type Snippet, snippetShape, snippets } from './room.ts';

export { snippets as room } from './room.ts';

export const list: Handler = (call) => flatPage(call, call.world.of(snippets).listed(), { standard: 50, max: 50 }, snippetShape);

const named = (call: Call) => rowOf(call, snippets, 'id', () => notFound('Content snippet not found'));

export const get: Handler = (call) => snippetShape(named(call));

/** The languages of Fin that this workspace has. */
const languages = ['en', 'fr', 'de', 'es', 'pt', 'it', 'nl', 'ja'];

function readFields(call: Call): Partial<Snippet> {
  const { body, world } = call;
  const [title, locale, markdown] = [textOf(body, 'title'), textOf(body, 'locale'), textOf(body, 'body_markdown')];
  if (typeof locale === 'string' && !languages.includes(locale)) {
    throw new ApiError(422, 'validation_error', 'The language is not currently supported for Fin');
  }
  const blocks = body['json_blocks'];
  if (blocks !== undefined && !Array.isArray(blocks)) throw invalid('json_blocks must be an array', 'json_blocks');
  const audience_ids = readAudiences(body['audience_ids'], world);
  const flags = (['ai_chatbot_availability', 'ai_copilot_availability', 'ai_sales_agent_availability'] as const).flatMap((name) => {
    const value = booleanOf(body, name);
    return typeof value === 'boolean' ? [[name, value] as const] : [];
  });
  return {
    ...(title ? { title } : {}),
    ...(locale ? { locale } : {}),
    ...(typeof markdown === 'string'
      ? { json_blocks: blocksOf(markdown) }
      : blocks
        ? { json_blocks: blocks as Snippet['json_blocks'] }
        : {}),
    ...(audience_ids === undefined ? {} : { audience_ids }),
    ...Object.fromEntries(flags),
  };
}

export const create: Handler = (call) => {
  const fields = readFields(call);
  if (fields.title === undefined) throw missing('title');
  const snippet: Snippet = {
    id: call.newNumber(9200),
    title: fields.title,
    locale: 'en',
    json_blocks: [],
    audience_ids: [],
    ai_chatbot_availability: true,
    ai_copilot_availability: true,
    ai_sales_agent_availability: true,
    tag_ids: [],
    in_procedure: false,
    created_at: call.now,
    updated_at: call.now,
    ...fields,
  };
  call.commit({ content_snippet: snippet.id }, [snippets.put(snippet)]);
  return answer(201, snippetShape(snippet));
};

export const update: Handler = (call) => {
  const changed: Snippet = { ...named(call), ...readFields(call), updated_at: call.now };
  call.commit({ content_snippet: changed.id }, [snippets.put(changed)]);
  return snippetShape(changed);
};

const remove: Handler = (call) => {
  const { id, in_procedure } = named(call);
  if (in_procedure) {
    throw new ApiError(422, 'content_has_procedure_dependencies', 'Content snippet has dependent procedures and cannot be deleted');
  }
  call.commit({ content_snippet: id }, [snippets.remove(id)]);
  return noContent();
};

export { remove as delete };
