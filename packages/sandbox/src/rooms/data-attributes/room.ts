import { type Row, room, type Seeding, type World } from '../../parts/room.ts';
import { admins } from '../admins/room.ts';
import { contactAttributes } from '../contacts/attributes.ts';
import { conversationAttributes } from '../conversation-attributes/room.ts';
import { standardAttributes } from './standard.ts';

export type Model = 'contact' | 'company';
export type DataType = 'string' | 'integer' | 'float' | 'boolean' | 'date' | 'datetime';

/** An attribute that the workspace made. */
export interface DataAttribute extends Row {
  readonly model: Model;
  readonly name: string;
  readonly data_type: DataType;
  readonly description: string | null;
  /** The choices of one that is a list; null where any value goes. */
  readonly options: readonly string[] | null;
  readonly messenger_writable: boolean;
  readonly archived: boolean;
  readonly admin_id: string | null;
  readonly created_at: number;
  readonly updated_at: number;
}

export const dataAttributes = room<DataAttribute>()({ name: 'data_attributes', seed: seedAttributes });

/** The workspace's own attribute of this name, whatever its case, archived ones left out. */
export const attributeOf = (world: World, model: Model, name: string): DataAttribute | undefined =>
  world
    .of(dataAttributes)
    .all()
    .find((one) => one.model === model && !one.archived && one.name === name);

export const attributeShape = ({ id, options, description, ...attribute }: DataAttribute) => ({
  id: Number(id),
  type: 'data_attribute',
  name: attribute.name,
  full_name: `custom_attributes.${attribute.name}`,
  label: attribute.name,
  ...(description === null ? {} : { description }),
  data_type: attribute.data_type,
  ...(options === null ? {} : { options }),
  api_writable: true,
  ui_writable: false,
  messenger_writable: attribute.messenger_writable,
  custom: true,
  archived: attribute.archived,
  admin_id: attribute.admin_id,
  created_at: attribute.created_at,
  updated_at: attribute.updated_at,
  model: attribute.model,
});

/** Of the types that conversations have, those that are called otherwise here; links and files are of 2.16. */
const earlierTypes: Readonly<Record<string, DataType>> = { list: 'string', decimal: 'float' };

/** What conversations can have, as these lists showed it up to 2.15 [2.16 description, GET /data_attributes; facts 2.1.6]. */
export const conversationShapes = (world: World, archivedToo: boolean) =>
  world
    .of(conversationAttributes)
    .listed()
    .filter(({ archived, data_type }) => (archivedToo || !archived) && data_type !== 'relationship' && data_type !== 'files')
    .map(({ id, name, description, data_type, options, archived, admin_id, created_at, updated_at }) => ({
      id: Number(id),
      type: 'data_attribute',
      name,
      full_name: `custom_attributes.${name}`,
      label: name,
      description,
      data_type: earlierTypes[data_type] ?? data_type,
      ...(options === undefined ? {} : { options: options.filter((one) => !one.archived).map(({ label }) => label) }),
      api_writable: true,
      ui_writable: true,
      messenger_writable: false,
      custom: true,
      archived,
      admin_id,
      created_at,
      updated_at,
      model: 'conversation',
    }));

/** Intercom's own attributes have no id, and cannot be changed. */
export const standardShapes = (model: Model) =>
  standardAttributes[model].map(([name, label, data_type, api_writable]) => ({
    type: 'data_attribute',
    name,
    full_name: name,
    label,
    description: label,
    data_type,
    api_writable,
    ui_writable: false,
    messenger_writable: true,
    custom: false,
    archived: false,
    model,
  }));

function seedAttributes({ workspace: { created_at }, rowsOf }: Seeding): DataAttribute[] {
  const made = {
    description: null,
    options: null,
    messenger_writable: false,
    archived: false,
    admin_id: rowsOf(admins)[0]?.id ?? null,
    created_at,
    updated_at: created_at,
  };
  const ofContacts = [...contactAttributes].map(([name, data_type]) => ({ ...made, model: 'contact' as const, name, data_type }));
  const ofCompanies = [
    { ...made, model: 'company' as const, name: 'creation_source', data_type: 'string' as const },
    { ...made, model: 'company' as const, name: 'tier', data_type: 'string' as const, options: ['Gold', 'Silver', 'Bronze'] },
  ];
  return [...ofContacts, ...ofCompanies].map((attribute, index) => ({ id: String(8_070_000 + index), ...attribute }));
}
