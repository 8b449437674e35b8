import { type Call, type Handler, idOf, textOf } from '../../parts/call.ts';
import { rowOf } from '../../parts/handlers.ts';
import { numberedPage } from '../../parts/paging.ts';
import { ApiError, invalid, notFound } from '../../server/errors.ts';
import { articles } from '../articles/room.ts';
import { helpCenters } from '../help-centers/room.ts';
import { type Collection, collectionShape, collections } from './room.ts';

export { collections as room } from './room.ts';

export const list: Handler = (call) => {
  const page = numberedPage(call.world.of(collections).listed(), { url: call.url, standard: 20, max: 150, nextAtEnd: 'absent' });
  return {
    type: 'list',
    data: page.rows.map((collection) => collectionShape(collection, call.world)),
    total_count: page.total_count,
    pages: page.pages,
  };
};

const named = (call: Call) => rowOf(call, collections, 'collection_id');

export const get: Handler = (call) => collectionShape(named(call), call.world);

/** At the top, or in a collection that is there and is not below it. */
function readParent(call: Call, own?: string): string | null | undefined {
  if (call.body['parent_id'] === undefined) return undefined;
  const id = idOf(call.body['parent_id']);
  if (id === undefined) return null;
  for (let at: string | null = id; at !== null; ) {
    const parent: Collection | undefined = call.world.of(collections).get(at);
    if (!parent) throw notFound();
    if (parent.id === own) throw invalid('A collection cannot be inside itself', 'parent_id');
    at = parent.parent_id;
  }
  return id;
}

function readTranslations({ body }: Call): Pick<Collection, 'translated_content'> {
  const given = body['translated_content'];
  return typeof given === 'object' && given !== null ? { translated_content: given as Record<string, unknown> } : {};
}

export const create: Handler = (call) => {
  const { body, now, world } = call;
  const name = textOf(body, 'name');
  if (!name) throw new ApiError(400, 'parameter_not_found', 'Name is a required parameter.');
  const parent_id = readParent(call) ?? null;
  const center = idOf(body['help_center_id']) ?? '79';
  if (!world.of(helpCenters).get(center)) throw notFound();
  const collection: Collection = {
    id: call.newNumber(200),
    name,
    description: textOf(body, 'description') ?? '',
    icon: 'book-bookmark',
    order: 1 + world.of(collections).all().length,
    parent_id,
    help_center_id: parent_id === null ? center : null,
    ...readTranslations(call),
    created_at: now,
    updated_at: now,
  };
  call.commit({ collection: collection.id }, [collections.put(collection)]);
  return collectionShape(collection, world);
};

export const update: Handler = (call) => {
  const { body } = call;
  const collection = named(call);
  const parent_id = readParent(call, collection.id);
  const changed: Collection = {
    ...collection,
    name: textOf(body, 'name') || collection.name,
    description: textOf(body, 'description') ?? collection.description,
    ...(parent_id === undefined ? {} : { parent_id }),
    ...readTranslations(call),
    updated_at: call.now,
  };
  call.commit({ collection: collection.id }, [collections.put(changed)]);
  return collectionShape(changed, call.world);
};

/** What was in it stays, at the top. */
const remove: Handler = (call) => {
  const { id } = named(call);
  const inside = call.world
    .of(collections)
    .all()
    .filter(({ parent_id }) => parent_id === id);
  const written = call.world
    .of(articles)
    .all()
    .filter(({ parent_id }) => parent_id === id);
  call.commit({ collection: id }, [
    ...inside.map((one) => collections.set(one.id, { parent_id: null })),
    ...written.map((one) => articles.set(one.id, { parent_id: null })),
    collections.remove(id),
  ]);
  return { id, object: 'collection', deleted: true };
};

export { remove as delete };
