import { booleanOf, type Handler, textOf } from '../../parts/call.ts';
import { rowOf } from '../../parts/handlers.ts';
import { invalid, missing } from '../../server/errors.ts';
import { defaultAttributes, ticketTypeAttributes } from '../ticket-type-attributes/room.ts';
import { type Category, type TicketType, ticketTypes } from './room.ts';
import { typeWithStates } from './shape.ts';

export { ticketTypes as room } from './room.ts';

const categories: readonly Category[] = ['Customer', 'Back-office', 'Tracker'];

export const list: Handler = ({ world }) => ({
  type: 'list',
  data: world
    .of(ticketTypes)
    .listed()
    .map((type) => typeWithStates(type, world)),
});

export const get: Handler = (call) => typeWithStates(rowOf(call, ticketTypes, 'ticket_type_id'), call.world);

function readCategory(value: unknown): Category | undefined {
  if (value === undefined || value === null) return undefined;
  const category = categories.find((one) => one === value);
  if (!category) throw invalid("Category isn't an option", 'category');
  return category;
}

/** It begins with a title and a description. */
export const create: Handler = (call) => {
  const { body, now, world } = call;
  const name = textOf(body, 'name');
  if (!name) throw missing('name');
  const type: TicketType = {
    id: call.newNumber(2000),
    name,
    description: textOf(body, 'description') ?? '',
    category: readCategory(body['category']) ?? 'Customer',
    icon: textOf(body, 'icon') ?? '🎟️',
    is_internal: booleanOf(body, 'is_internal') ?? false,
    archived: false,
    created_at: now,
    updated_at: now,
  };
  const attributes = defaultAttributes(() => call.newNumber(20_000), type.id, now);
  call.commit({ ticket_type: type.id }, [ticketTypes.put(type), ...attributes.map((attribute) => ticketTypeAttributes.put(attribute))]);
  return typeWithStates(type, world);
};

export const update: Handler = (call) => {
  const { body } = call;
  const type = rowOf(call, ticketTypes, 'ticket_type_id');
  const changed: TicketType = {
    ...type,
    name: textOf(body, 'name') || type.name,
    description: textOf(body, 'description') ?? type.description,
    category: readCategory(body['category']) ?? type.category,
    icon: textOf(body, 'icon') ?? type.icon,
    is_internal: booleanOf(body, 'is_internal') ?? type.is_internal,
    archived: booleanOf(body, 'archived') ?? type.archived,
    updated_at: call.now,
  };
  call.commit({ ticket_type: type.id }, [ticketTypes.put(changed)]);
  return typeWithStates(changed, call.world);
};
