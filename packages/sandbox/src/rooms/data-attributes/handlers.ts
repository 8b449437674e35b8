import { booleanOf, type Call, type Handler, query, textOf } from '../../parts/call.ts';
import { rowOf } from '../../parts/handlers.ts';
import { ApiError, invalid, notFound } from '../../server/errors.ts';
import { segmentsOn } from '../segments/room.ts';
import {
  attributeShape,
  conversationShapes,
  type DataAttribute,
  type DataType,
  dataAttributes,
  type Model,
  standardShapes,
} from './room.ts';

export { dataAttributes as room } from './room.ts';

/** A workspace has no more than this. */
const most = 250;

const isModel = (value: unknown): value is Model => value === 'contact' || value === 'company';

export const list: Handler = (call) => {
  const model = query(call, 'model');
  const hadConversations = call.version.minor < 16;
  if (model === 'conversation' && !hadConversations) {
    const instead = 'model=conversation is no longer supported. Use GET /conversations/attributes instead';
    throw new ApiError(422, 'parameter_invalid', instead);
  }
  const archivedToo = query(call, 'include_archived') === 'true';
  if (model === 'conversation') return { type: 'list', data: conversationShapes(call.world, archivedToo) };
  if (model !== undefined && !isModel(model)) throw invalid('The Data Attribute model field must be either contact or company');
  const models: readonly Model[] = model === undefined ? ['contact', 'company'] : [model];
  const own = call.world
    .of(dataAttributes)
    .listed()
    .filter((one) => models.includes(one.model) && (archivedToo || !one.archived));
  const ofConversations = model === undefined && hadConversations ? conversationShapes(call.world, archivedToo) : [];
  return { type: 'list', data: [...models.flatMap(standardShapes), ...own.map(attributeShape), ...ofConversations] };
};

export const create: Handler = (call) => {
  const { body, now, world } = call;
  const model = body['model'];
  if (!isModel(model)) throw invalid('The Data Attribute model field must be either contact or company');
  const name = textOf(body, 'name') ?? '';
  if (!/^[\p{L}\p{N}\p{Sc} -]+$/u.test(name)) {
    throw invalid('Your name for this attribute must only contain alphanumeric characters, currency symbols, and hyphens');
  }
  const holder = world
    .of(dataAttributes)
    .all()
    .find((one) => one.name === name && one.model === model);
  if (holder) {
    const kind = model === 'company' ? 'company' : 'people';
    throw invalid(`You already have '${name}' in your ${kind} data. To save this as new ${kind} data, use a different name.`);
  }
  if (world.of(dataAttributes).all().length >= most)
    throw new ApiError(400, 'custom_data_limit_reached', 'You have reached the limit of custom data attributes');
  const options = readOptions(call);
  const attribute: DataAttribute = {
    id: call.newNumber(9_000_000),
    model,
    name,
    data_type: options === undefined ? typeOf(body['data_type']) : 'string',
    description: textOf(body, 'description') ?? null,
    options: options ?? null,
    messenger_writable: booleanOf(body, 'messenger_writable') ?? false,
    archived: false,
    admin_id: call.token.adminId,
    created_at: now,
    updated_at: now,
  };
  call.commit({ data_attribute: attribute.id }, [dataAttributes.put(attribute)]);
  return attributeShape(attribute);
};

export const update: Handler = (call) => {
  const { body } = call;
  const refusal = () => notFound("We couldn't find that data attribute to update", 'field_not_found');
  const attribute = rowOf(call, dataAttributes, 'data_attribute_id', refusal);
  const archived = booleanOf(body, 'archived');
  if (archived && segmentsOn('attributes', attribute.name).length > 0) {
    throw new ApiError(422, 'data_invalid', 'The Data Attribute you are trying to archive has a dependant object');
  }
  const description = textOf(body, 'description');
  const messenger_writable = booleanOf(body, 'messenger_writable');
  const options = body['options'] === undefined ? undefined : optionsOf(body['options']);
  const changed: DataAttribute = {
    ...attribute,
    ...(description === undefined ? {} : { description }),
    ...(options === undefined ? {} : { options }),
    archived: archived ?? attribute.archived,
    messenger_writable: messenger_writable ?? attribute.messenger_writable,
    updated_at: call.now,
  };
  call.commit({ data_attribute: attribute.id }, [dataAttributes.put(changed)]);
  return attributeShape(changed);
};

const types: readonly unknown[] = ['string', 'integer', 'float', 'boolean', 'datetime', 'date'];

function typeOf(value: unknown): DataType {
  if (!types.includes(value)) throw invalid("Data Type isn't an option", 'data_type');
  return value as DataType;
}

/** `data_type: options` is text of which only these are allowed. */
const readOptions = ({ body }: Call): string[] | undefined => (body['data_type'] === 'options' ? optionsOf(body['options']) : undefined);

function optionsOf(value: unknown): string[] {
  if (!Array.isArray(value)) throw invalid("Options isn't an array", 'options');
  if (value.length < 2) throw invalid('Options must have at least two values', 'options');
  return value.map((option: unknown) => {
    const text = (option as { value?: unknown } | null)?.value;
    if (typeof text !== 'string' || text === '') throw invalid('Each option needs a value', 'options');
    return text;
  });
}
