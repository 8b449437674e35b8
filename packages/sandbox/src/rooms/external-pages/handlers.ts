import { booleanOf, type Call, type Handler, idOf, textOf } from '../../parts/call.ts';
import { pageByNumber, rowOf } from '../../parts/handlers.ts';
import { invalid, missing, notFound } from '../../server/errors.ts';
import { importSources } from '../content-import-sources/room.ts';
import { type ExternalPage, externalPages, pageShape } from './room.ts';

export { externalPages as room } from './room.ts';

export const list: Handler = (call) =>
  pageByNumber(call, call.world.of(externalPages).listed(), { standard: 50, max: 100 }, (page) => pageShape(page));

const named = (call: Call) => rowOf(call, externalPages, 'page_id');

export const get: Handler = (call) => pageShape(named(call));

function readFields(call: Call): Pick<ExternalPage, 'title' | 'html' | 'source_id' | 'locale'> & Partial<ExternalPage> {
  const { body, world } = call;
  for (const field of ['title', 'html', 'locale', 'source_id']) if (body[field] === undefined || body[field] === '') throw missing(field);
  if (body['locale'] !== 'en') throw invalid('locale must be en', 'locale');
  const source = world.of(importSources).get(idOf(body['source_id']) ?? '');
  if (!source) throw notFound();
  const url = textOf(body, 'url');
  const agent = booleanOf(body, 'ai_agent_availability') ?? booleanOf(body, 'fin_availability');
  const copilot = booleanOf(body, 'ai_copilot_availability');
  return {
    title: textOf(body, 'title') ?? '',
    html: cleaned(textOf(body, 'html') ?? ''),
    locale: 'en',
    source_id: source.id,
    ...(url === undefined ? {} : { url }),
    ...(typeof agent === 'boolean' ? { ai_agent_availability: agent } : {}),
    ...(typeof copilot === 'boolean' ? { ai_copilot_availability: copilot } : {}),
  };
}

/** Scripts do not come in. */
const cleaned = (html: string) => html.replaceAll(/<script\b[^>]*>.*?<\/script>/gis, '');

/** Adds the page, or changes the one of this source with the same external id. */
export const create: Handler = (call) => {
  const fields = readFields(call);
  const external_id = idOf(call.body['external_id']);
  if (external_id === undefined) throw missing('external_id');
  const known = call.world
    .of(externalPages)
    .all()
    .find((page) => page.source_id === fields.source_id && page.external_id === external_id);
  const page: ExternalPage = {
    id: known?.id ?? call.newNumber(1000),
    url: null,
    ai_agent_availability: true,
    ai_copilot_availability: true,
    created_at: call.now,
    ...known,
    ...fields,
    external_id,
    updated_at: call.now,
  };
  call.commit({ external_page: page.id }, [externalPages.put(page)]);
  return pageShape(page);
};

export const update: Handler = (call) => {
  const page = named(call);
  if (!textOf(call.body, 'url')) throw missing('url');
  const changed: ExternalPage = { ...page, ...readFields(call), updated_at: call.now };
  call.commit({ external_page: page.id }, [externalPages.put(changed)]);
  return pageShape(changed);
};

/** Answers what it was. Only what came through the API can go through it. */
const remove: Handler = (call) => {
  const page = named(call);
  if (call.world.of(importSources).get(page.source_id)?.sync_behavior !== 'api') {
    throw invalid('Only external pages that were created through the API can be deleted');
  }
  call.commit({ external_page: page.id }, [externalPages.remove(page.id)]);
  return pageShape(page);
};

export { remove as delete };
