import { type Attributes, mergeAttributes } from '../../parts/attributes.ts';
import type { Call } from '../../parts/call.ts';
import { type Row, room } from '../../parts/room.ts';
import { ApiError, invalid, notFound } from '../../server/errors.ts';
import { admins } from '../admins/room.ts';

export const dataTypes = ['string', 'integer', 'list', 'decimal', 'boolean', 'datetime', 'relationship', 'files'] as const;
export type DataType = (typeof dataTypes)[number];

export interface Option {
  readonly id: string;
  readonly label: string;
  readonly archived: boolean;
}

export interface ConversationAttribute extends Row {
  readonly name: string;
  readonly description: string;
  readonly data_type: DataType;
  readonly required: boolean;
  readonly visible_to_team_ids: readonly string[];
  readonly archived: boolean;
  readonly multiline?: boolean;
  readonly options?: readonly Option[];
  readonly reference?: Readonly<Record<string, unknown>>;
  readonly admin_id: string | null;
  readonly created_at: number;
  readonly updated_at: number;
}

export const conversationAttributes = room<ConversationAttribute>()({
  name: 'conversation_attributes',
  seed: ({ workspace: { created_at }, rowsOf }) => {
    const made = {
      description: '',
      required: false,
      visible_to_team_ids: [],
      archived: false,
      admin_id: rowsOf(admins)[0]?.id ?? null,
      created_at,
      updated_at: created_at,
    };
    return [
      { ...made, id: '11', name: 'Order number', data_type: 'string', multiline: false },
      { ...made, id: '12', name: 'Urgency', data_type: 'list', options: ['Low', 'Middle', 'High'].map(seededOption) },
      { ...made, id: '13', name: 'Refund due', data_type: 'boolean' },
    ];
  },
});

const seededOption = (label: string, index: number): Option => ({
  id: `a1b2c3d4-e5f6-7890-abcd-ef123456789${index}`,
  label,
  archived: false,
});

export const attributeNotFound = () => notFound('Conversation attribute not found', 'conversation_attribute_not_found');

export const attributeShape = ({ id, ...attribute }: ConversationAttribute) => ({
  type: 'conversation_attribute',
  id: Number(id),
  ...attribute,
});

/** What a conversation may be given: attributes that are there, and not two of one name. Intercom's own stay as they are. */
export function checkedAttributes({ world, version }: Call, given: unknown, before: Attributes): Attributes {
  const live = world
    .of(conversationAttributes)
    .all()
    .filter(({ archived }) => !archived);
  return mergeAttributes(given, before, (name) => {
    const named = live.filter((attribute) => attribute.name === name);
    if (named.length > 1 && version.minor >= 16) return invalid(`Multiple conversation attributes are named '${name}'`);
    if (named.length === 0 && !(name in before)) return invalid(`Custom attribute '${name}' does not exist`);
    const options = named[0]?.options;
    const value = (given as Record<string, unknown>)[name];
    if (options && value !== null && !options.some(({ label, archived }) => !archived && label === value)) {
      return new ApiError(400, 'parameter_invalid', `'${String(value).slice(0, 100)}' is not an option of '${name}'`);
    }
    return undefined;
  });
}
