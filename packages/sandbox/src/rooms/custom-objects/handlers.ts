import { type Call, type Handler, idOf, param, query, secondsOf } from '../../parts/call.ts';
import { pageByNumber } from '../../parts/handlers.ts';
import { invalid, missing, notFound } from '../../server/errors.ts';
import { type CustomObject, customObjects, objectShape, objectTypes } from './room.ts';

export { customObjects as room } from './room.ts';

function typeOf(call: Call): string {
  const type = param(call, 'custom_object_type_identifier');
  if (!Object.hasOwn(objectTypes, type)) throw notFound(`Custom object type \`${type}\` not found`);
  return type;
}

const ofType = (call: Call): readonly CustomObject[] => {
  const type = typeOf(call);
  return call.world
    .of(customObjects)
    .listed()
    .filter((object) => object.type === type);
};

const instanceNotFound = () => notFound('Custom object instance not found');

/** By your own id one thing, otherwise a list: of all, or of what belongs to a contact or a conversation. Lists came with 2.16. */
export const list: Handler = (call) => {
  const all = ofType(call);
  const own = query(call, 'external_id');
  if (own !== undefined || call.version.minor < 16) {
    if (own === undefined) throw missing('external_id');
    const object = all.find(({ external_id }) => external_id === own);
    if (!object) throw instanceNotFound();
    return objectShape(object);
  }
  const [contact, conversation] = [query(call, 'references_contact_id'), query(call, 'references_conversation_id')];
  const wanted = all.filter(
    ({ contact_ids, conversation_ids }) =>
      (contact === undefined || contact_ids.includes(contact)) && (conversation === undefined || conversation_ids.includes(conversation)),
  );
  return pageByNumber(call, wanted, { standard: 20, max: 150 }, objectShape);
};

function named(call: Call): CustomObject {
  const object = ofType(call).find(({ id }) => id === param(call, 'custom_object_instance_id'));
  if (!object) throw instanceNotFound();
  return object;
}

export const get: Handler = (call) => objectShape(named(call));

/** Adds one, or changes the one with this external id. */
export const create: Handler = (call) => {
  const { body, now } = call;
  const type = typeOf(call);
  const external_id = idOf(body['external_id']);
  if (external_id === undefined) throw missing('external_id');
  const given = (body['custom_attributes'] ?? {}) as Record<string, unknown>;
  const unknown = Object.keys(given).find((name) => !objectTypes[type]?.includes(name));
  if (unknown !== undefined) throw invalid(`Custom attribute '${unknown}' does not exist`);
  const known = ofType(call).find((object) => object.external_id === external_id);
  const created = secondsOf(body, 'external_created_at');
  const updated = secondsOf(body, 'external_updated_at');
  const object: CustomObject = {
    id: known?.id ?? call.newNumber(10_000),
    type,
    external_id,
    external_created_at: created === undefined ? (known?.external_created_at ?? null) : created,
    external_updated_at: updated === undefined ? (known?.external_updated_at ?? null) : updated,
    custom_attributes: { ...known?.custom_attributes, ...given },
    contact_ids: known?.contact_ids ?? [],
    conversation_ids: known?.conversation_ids ?? [],
    created_at: known?.created_at ?? now,
    updated_at: now,
  };
  call.commit({ custom_object: object.id }, [customObjects.put(object)]);
  return objectShape(object);
};

function gone(call: Call, { id, type }: CustomObject): object {
  call.commit({ custom_object: id }, [customObjects.remove(id)]);
  return { id, object: type, deleted: true };
}

const remove: Handler = (call) => gone(call, named(call));

export { remove as delete };

export const delete_by_external_id: Handler = (call) => {
  const own = query(call, 'external_id');
  if (own === undefined) throw missing('external_id');
  const object = ofType(call).find(({ external_id }) => external_id === own);
  if (!object) throw instanceNotFound();
  return gone(call, object);
};
