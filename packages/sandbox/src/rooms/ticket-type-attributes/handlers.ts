import { booleanOf, type Call, type Handler, param, textOf } from '../../parts/call.ts';
import { rowOf } from '../../parts/handlers.ts';
import { invalid, missing, notFound } from '../../server/errors.ts';
import { ticketTypes } from '../ticket-types/room.ts';
import { attributesOf, type DataType, dataTypes, type TicketTypeAttribute, ticketTypeAttributes, typeAttributeShape } from './room.ts';

export { ticketTypeAttributes as room } from './room.ts';

const flags = ['required_to_create', 'required_to_create_for_contacts', 'visible_on_create', 'visible_to_contacts'] as const;

function readFlags({ body }: Call): Partial<Record<(typeof flags)[number], boolean>> {
  const given = flags.map((name) => [name, booleanOf(body, name)] as const);
  return Object.fromEntries(given.filter(([, value]) => typeof value === 'boolean'));
}

/** Choices come as one text, separated by commas. */
function readOptions({ body }: Call, type: DataType): TicketTypeAttribute['input_options'] | undefined {
  if (type === 'list') {
    const items = textOf(body, 'list_items');
    if (!items) return undefined;
    const list_options = items.split(',').map((label, index) => ({ id: String(index + 1), label: label.trim(), archived: false }));
    return { list_options };
  }
  const multiline = booleanOf(body, 'multiline');
  return type === 'string' && typeof multiline === 'boolean' ? { multiline } : undefined;
}

export const create: Handler = (call) => {
  const { body, now, world } = call;
  const type = rowOf(call, ticketTypes, 'ticket_type_id');
  for (const field of ['name', 'description', 'data_type']) if (!textOf(body, field)) throw missing(field);
  const data_type = dataTypes.find((one) => one === body['data_type']);
  if (!data_type) throw invalid("Data Type isn't an option", 'data_type');
  const options = readOptions(call, data_type);
  if (data_type === 'list' && options === undefined) throw missing('list_items');
  const others = attributesOf(world, type.id);
  const name = textOf(body, 'name') ?? '';
  if (others.some((one) => one.name === name)) throw invalid('Name has already been taken', 'name');
  const attribute: TicketTypeAttribute = {
    id: call.newNumber(10_000),
    ticket_type_id: type.id,
    name,
    description: textOf(body, 'description') ?? '',
    data_type,
    input_options: options ?? (data_type === 'string' ? { multiline: false } : null),
    order: others.length,
    required_to_create: false,
    required_to_create_for_contacts: false,
    visible_on_create: true,
    visible_to_contacts: true,
    default: false,
    archived: false,
    created_at: now,
    updated_at: now,
    ...readFlags(call),
  };
  call.commit({ ticket_type_attribute: attribute.id }, [ticketTypeAttributes.put(attribute)]);
  return typeAttributeShape(attribute, world);
};

export const update: Handler = (call) => {
  const { body, world } = call;
  const type = rowOf(call, ticketTypes, 'ticket_type_id');
  const attribute = attributesOf(world, type.id).find(({ id }) => id === param(call, 'attribute_id'));
  if (!attribute) throw notFound();
  const changed: TicketTypeAttribute = {
    ...attribute,
    // The two that every type has keep their names.
    name: attribute.default ? attribute.name : textOf(body, 'name') || attribute.name,
    description: textOf(body, 'description') ?? attribute.description,
    input_options: readOptions(call, attribute.data_type) ?? attribute.input_options,
    archived: attribute.default ? false : (booleanOf(body, 'archived') ?? attribute.archived),
    ...readFlags(call),
    updated_at: call.now,
  };
  call.commit({ ticket_type_attribute: attribute.id }, [ticketTypeAttributes.put(changed)]);
  return typeAttributeShape(changed, world);
};
