import { type Row, room, type Seeding, type World } from '../../parts/room.ts';
import { ticketTypes } from '../ticket-types/room.ts';

export const dataTypes = ['string', 'list', 'integer', 'decimal', 'boolean', 'datetime', 'files'] as const;
export type DataType = (typeof dataTypes)[number];

export interface TicketTypeAttribute extends Row {
  readonly ticket_type_id: string;
  readonly name: string;
  readonly description: string;
  readonly data_type: DataType;
  readonly input_options: Readonly<Record<string, unknown>> | null;
  readonly order: number;
  readonly required_to_create: boolean;
  readonly required_to_create_for_contacts: boolean;
  readonly visible_on_create: boolean;
  readonly visible_to_contacts: boolean;
  /** Whether every type has it. */
  readonly default: boolean;
  readonly archived: boolean;
  readonly created_at: number;
  readonly updated_at: number;
}

export const ticketTypeAttributes = room<TicketTypeAttribute>()({ name: 'ticket_type_attributes', seed: seedAttributes });

export const typeAttributeShape = ({ ticket_type_id, ...attribute }: TicketTypeAttribute, { workspace }: World) => ({
  type: 'ticket_type_attribute',
  workspace_id: workspace.id_code,
  ...attribute,
  ticket_type_id: Number(ticket_type_id),
});

export const attributesOf = (world: World, typeId: string): readonly TicketTypeAttribute[] =>
  world
    .of(ticketTypeAttributes)
    .all()
    .filter(({ ticket_type_id }) => ticket_type_id === typeId)
    .sort((a, b) => a.order - b.order);

/** The two that every type begins with. */
export const defaultAttributes = (newId: () => string, ticket_type_id: string, at: number): TicketTypeAttribute[] =>
  ['_default_title_', '_default_description_'].map((name, order) => ({
    id: newId(),
    ticket_type_id,
    name,
    description: '',
    data_type: 'string',
    input_options: { multiline: order === 1 },
    order,
    required_to_create: false,
    required_to_create_for_contacts: false,
    visible_on_create: true,
    visible_to_contacts: true,
    default: true,
    archived: false,
    created_at: at,
    updated_at: at,
  }));

const more: Readonly<Record<string, readonly (readonly [name: string, type: DataType, required: boolean, items?: readonly string[]])[]>> = {
  '1234': [['Priority', 'list', false, ['Low', 'High']]],
  '1235': [['Server', 'string', false]],
  '1236': [
    ['Order', 'string', true],
    ['Amount', 'decimal', false],
  ],
};

function seedAttributes({ rowsOf }: Seeding): TicketTypeAttribute[] {
  let count = 0;
  const newId = () => String(9100 + count++);
  return rowsOf(ticketTypes).flatMap(({ id, created_at }) => {
    const standard = defaultAttributes(newId, id, created_at);
    const own = (more[id] ?? []).map(
      ([name, data_type, required, items], index): TicketTypeAttribute => ({
        ...(standard[0] as TicketTypeAttribute),
        id: newId(),
        name,
        data_type,
        input_options: items ? { list_options: items.map((label, place) => ({ id: String(place + 1), label, archived: false })) } : null,
        order: index + 2,
        required_to_create: required,
        default: false,
      }),
    );
    return [...standard, ...own];
  });
}
