import type { Call } from '../../parts/call.ts';
import { type Field, operators, type Searchable } from '../../parts/search.ts';
import { attributeOf } from '../data-attributes/room.ts';
import type { Company } from './room.ts';

const dates = ['created_at', 'updated_at', 'remote_created_at', 'last_request_at'] as const;
const numbers = ['monthly_spend', 'session_count'] as const;

const fields = new Map<string, Field<Company>>([
  ['company_id', { type: 'string', read: (company) => company.company_id }],
  ['name', { type: 'string', read: (company) => company.name }],
  ...dates.map((name) => [name, { type: 'date', read: (company) => company[name] }] as const satisfies [string, Field<Company>]),
  ...numbers.map((name) => [name, { type: 'integer', read: (company) => company[name] }] as const satisfies [string, Field<Company>]),
  ['user_count', { type: 'integer', read: (company) => company.contact_ids.length }],
  ['tag_id', { type: 'tag', read: (company) => company.tag_ids }],
]);

/** Only Preview searches companies: exact seconds there, and no lists of dates or tags. */
export const companySearchable = ({ world }: Call): Searchable<Company> => ({
  operators: { ...operators, date: ['=', '!=', '<', '>', '<=', '>='], tag: ['=', '!='] },
  checksOrder: true,
  field: (name) => {
    if (!name.startsWith('custom_attributes.')) return fields.get(name);
    const attribute = name.slice('custom_attributes.'.length);
    if (!attributeOf(world, 'company', attribute)) return undefined;
    return {
      type: 'string',
      read: ({ custom_attributes }) => {
        const value = custom_attributes[attribute];
        return value === undefined || value === null ? null : String(value);
      },
    };
  },
});
