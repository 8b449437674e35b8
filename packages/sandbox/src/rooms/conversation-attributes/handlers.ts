import { booleanOf, type Call, type Handler, query, textOf } from '../../parts/call.ts';
import { rowOf } from '../../parts/handlers.ts';
import { ApiError, missing } from '../../server/errors.ts';
import { newOption } from './options.ts';
import { attributeNotFound, attributeShape, type ConversationAttribute, conversationAttributes, type DataType, dataTypes } from './room.ts';

export { conversationAttributes as room } from './room.ts';

const named = (call: Call) => rowOf(call, conversationAttributes, 'id', attributeNotFound);

export const list: Handler = (call) => {
  const archivedToo = query(call, 'include_archived') === 'true';
  const all = call.world.of(conversationAttributes).listed();
  return { type: 'list', data: all.filter(({ archived }) => archivedToo || !archived).map(attributeShape) };
};

export const get: Handler = (call) => attributeShape(named(call));

export const create: Handler = (call) => {
  const { body, now } = call;
  const name = textOf(body, 'name');
  if (!name) throw missing('name');
  const data_type = readType(body['data_type']);
  const attribute: ConversationAttribute = {
    id: call.newNumber(100),
    name,
    description: textOf(body, 'description') ?? '',
    data_type,
    required: booleanOf(body, 'required') ?? false,
    visible_to_team_ids: readTeams(call) ?? [],
    archived: false,
    admin_id: call.token.adminId,
    created_at: now,
    updated_at: now,
    ...particulars(call, data_type),
  };
  call.commit({ conversation_attribute: attribute.id }, [conversationAttributes.put(attribute)]);
  return attributeShape(attribute);
};

function readType(value: unknown): DataType {
  if (value === undefined || value === null) throw missing('data_type');
  const type = dataTypes.find((one) => one === value);
  if (!type) {
    const allowed = `Allowed types: ${dataTypes.join(', ')}`;
    throw new ApiError(422, 'parameter_invalid', `data_type '${String(value).slice(0, 100)}' is not valid. ${allowed}`);
  }
  return type;
}

/** What only one type has. */
function particulars(call: Call, type: DataType): Partial<ConversationAttribute> {
  const { body } = call;
  if (type === 'string') return { multiline: booleanOf(body, 'multiline') ?? false };
  if (type === 'relationship') return { reference: (body['reference'] ?? { type: 'many' }) as Record<string, unknown> };
  if (type !== 'list') return {};
  const options = (Array.isArray(body['options']) ? body['options'] : []) as { label?: unknown }[];
  return { options: options.map(({ label }) => newOption(call, label)) };
}

function readTeams({ body }: Call): string[] | undefined {
  const teams = body['visible_to_team_ids'];
  return Array.isArray(teams) ? teams.map(String) : undefined;
}

export const update: Handler = (call) => {
  const { body } = call;
  const attribute = named(call);
  const multiline = booleanOf(body, 'multiline');
  const changed: ConversationAttribute = {
    ...attribute,
    name: textOf(body, 'name') || attribute.name,
    description: textOf(body, 'description') ?? attribute.description,
    required: booleanOf(body, 'required') ?? attribute.required,
    visible_to_team_ids: readTeams(call) ?? attribute.visible_to_team_ids,
    ...(attribute.data_type === 'string' && typeof multiline === 'boolean' ? { multiline } : {}),
    ...(attribute.data_type === 'relationship' && body['reference'] ? { reference: body['reference'] as Record<string, unknown> } : {}),
    updated_at: call.now,
  };
  call.commit({ conversation_attribute: attribute.id }, [conversationAttributes.put(changed)]);
  return attributeShape(changed);
};

/** It is archived: what conversations hold stays. */
const remove: Handler = (call) => {
  const changed = { ...named(call), archived: true, updated_at: call.now };
  call.commit({ conversation_attribute: changed.id }, [conversationAttributes.put(changed)]);
  return attributeShape(changed);
};

export { remove as delete };
