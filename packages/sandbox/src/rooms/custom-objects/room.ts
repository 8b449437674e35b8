import { type Row, room } from '../../parts/room.ts';
import { contacts } from '../contacts/room.ts';
import { conversations } from '../conversations/room.ts';

export interface CustomObject extends Row {
  /** The identifier of its type. */
  readonly type: string;
  readonly external_id: string;
  readonly external_created_at: number | null;
  readonly external_updated_at: number | null;
  readonly custom_attributes: Readonly<Record<string, unknown>>;
  readonly contact_ids: readonly string[];
  readonly conversation_ids: readonly string[];
  readonly created_at: number;
  readonly updated_at: number;
}

/** The types of this workspace, with their attributes. Types are made in Intercom, not by the API. */
export const objectTypes: Readonly<Record<string, readonly string[]>> = {
  Order: ['order_number', 'total_amount'],
  Delivery: ['carrier', 'eta'],
};

export const customObjects = room<CustomObject>()({
  name: 'custom_objects',
  order: { by: (object) => object.updated_at, descending: true },
  seed: ({ random, now, rowsOf }) => {
    const people = rowsOf(contacts).filter(({ role }) => role === 'user');
    return people.slice(0, 30).map((contact, index) => {
      const created_at = now - random.int(1, 90) * 86_400;
      const talked = rowsOf(conversations).find(({ contact_ids }) => contact_ids.includes(contact.id));
      return {
        id: String(index + 1),
        type: 'Order',
        external_id: `order_${String(index + 1).padStart(3, '0')}`,
        external_created_at: created_at,
        external_updated_at: created_at,
        custom_attributes: { order_number: `ORDER-${12_345 + index}`, total_amount: random.int(500, 20_000) / 100 },
        contact_ids: [contact.id],
        conversation_ids: talked ? [talked.id] : [],
        created_at,
        updated_at: created_at,
      };
    });
  },
});

export const objectShape = ({
  id,
  type,
  custom_attributes,
  external_id,
  external_created_at,
  external_updated_at,
  created_at,
  updated_at,
}: CustomObject) => ({
  id,
  type,
  custom_attributes,
  external_id,
  external_created_at,
  external_updated_at,
  created_at,
  updated_at,
});
