import { dayIn } from '../../parts/calendar.ts';
import type { Call } from '../../parts/call.ts';
import { type Field, type FieldType, operators, type Searchable } from '../../parts/search.ts';
import { attributeOf } from '../data-attributes/room.ts';
import { memberOf, segments } from '../segments/room.ts';
import type { Contact } from './room.ts';

const dates = [
  'created_at',
  'signed_up_at',
  'updated_at',
  'last_seen_at',
  'last_contacted_at',
  'last_replied_at',
  'last_email_opened_at',
  'last_email_clicked_at',
] as const;
const flags = ['unsubscribed_from_emails', 'marked_email_as_spam', 'has_hard_bounced'] as const;
const texts = [
  'id',
  'role',
  'name',
  'avatar',
  'owner_id',
  'email',
  'phone',
  'external_id',
  'language_override',
  'browser',
  'browser_language',
  'os',
] as const;
/** Nobody in this world uses a phone app, so these are searchable and always empty. The misspelling is Intercom's. */
const empty = [
  'ios_app_version',
  'ios_device',
  'ios_app_device',
  'ios_os_version',
  'ios_app_name',
  'ios_sdk_version',
  'android_app_version',
  'android_device',
  'android_app_name',
  'andoid_sdk_version',
] as const;

const fields = new Map<string, Field<Contact>>([
  ...dates.map((name) => [name, { type: 'date', read: (contact) => contact[name] }] as const satisfies [string, Field<Contact>]),
  ...flags.map((name) => [name, { type: 'boolean', read: (contact) => contact[name] }] as const satisfies [string, Field<Contact>]),
  ...texts.map((name) => [name, { type: 'string', read: (contact) => contact[name] }] as const satisfies [string, Field<Contact>]),
  ...empty.map((name) => [name, { type: 'string', read: () => null }] as const satisfies [string, Field<Contact>]),
  ['ios_last_seen_at', { type: 'date', read: () => null }],
  ['android_last_seen_at', { type: 'date', read: () => null }],
  ['formatted_phone', { type: 'string', read: (contact) => contact.phone }],
  ['email_domain', { type: 'string', read: (contact) => contact.email?.split('@')[1] ?? null }],
  ['location.country', { type: 'string', read: (contact) => contact.location.country }],
  ['location.region', { type: 'string', read: (contact) => contact.location.region }],
  ['location.city', { type: 'string', read: (contact) => contact.location.city }],
  ['tag_id', { type: 'tag', read: (contact) => contact.tag_ids }],
]);

const attributeTypes = {
  string: 'string',
  integer: 'integer',
  float: 'integer',
  boolean: 'boolean',
  date: 'date',
  datetime: 'date',
} as const satisfies Record<string, FieldType>;

/** Dates have fewer operators than elsewhere, and so have tags. */
export const contactOperators = { ...operators, date: ['=', '<', '>'], tag: ['=', '!='] };

export function contactSearchable({ world, now, version }: Call): Searchable<Contact> {
  return {
    operators: contactOperators,
    checksOrder: version.minor >= 16,
    // Preview compares exact seconds, the stable versions whole days of the workspace.
    dayOf: Number.isFinite(version.minor) ? dayIn(world.workspace.timezone) : undefined,
    field: (name) => {
      if (name === 'segment_id') {
        const all = world
          .of(segments)
          .listed()
          .map((segment) => ({ id: segment.id, has: memberOf(segment, now) }));
        return { type: 'string', read: (contact) => all.filter(({ has }) => has(contact)).map(({ id }) => id) };
      }
      const attribute = name.startsWith('custom_attributes.') ? name.slice('custom_attributes.'.length) : undefined;
      if (attribute === undefined) return fields.get(name);
      const type = attributeOf(world, 'contact', attribute)?.data_type;
      return type && { type: attributeTypes[type], read: (contact) => contact.custom_attributes[attribute] ?? null };
    },
  };
}
