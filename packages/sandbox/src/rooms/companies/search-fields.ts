import type { Call } from '../../parts/call.ts';
import { fieldsOf, type Searchable, searchFieldsOf } from '../../parts/search.ts';
import { attributeOf } from '../data-attributes/room.ts';
import type { Company } from './room.ts';

const { operators } = searchFieldsOf('companies.search');
const fields = fieldsOf<Company>('companies.search', {
  user_count: (company) => company.contact_ids.length,
  tag_id: (company) => company.tag_ids,
});

/** Only Preview searches companies: exact seconds there. */
export const companySearchable = ({ world }: Call): Searchable<Company> => ({
  operators,
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
