import { dayIn } from '../../parts/calendar.ts';
import type { Call } from '../../parts/call.ts';
import { type FieldType, fieldsOf, type Searchable, searchFieldsOf } from '../../parts/search.ts';
import { attributeOf } from '../data-attributes/room.ts';
import { memberOf, segments } from '../segments/room.ts';
import type { Contact } from './room.ts';

const { operators } = searchFieldsOf('contacts.search');
/** Nobody in this world uses a phone app, so those fields are searchable and always empty. */
const fields = fieldsOf<Contact>('contacts.search', {
  formatted_phone: (contact) => contact.phone,
  email_domain: (contact) => contact.email?.split('@')[1] ?? null,
  'location.country': (contact) => contact.location.country,
  'location.region': (contact) => contact.location.region,
  'location.city': (contact) => contact.location.city,
  tag_id: (contact) => contact.tag_ids,
});

const attributeTypes = {
  string: 'string',
  integer: 'integer',
  float: 'integer',
  boolean: 'boolean',
  date: 'date',
  datetime: 'date',
} as const satisfies Record<string, FieldType>;

export function contactSearchable({ world, now, version }: Call): Searchable<Contact> {
  return {
    operators,
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
