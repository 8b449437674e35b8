import type { Handler } from '../../parts/call.ts';
import { datasets } from './datasets.ts';

export const list: Handler = () => ({
  type: 'list',
  data: datasets.map(({ id, name, description, default_time_attribute_id, attributes }) => ({
    id,
    name,
    description,
    default_time_attribute_id,
    attributes: attributes.map((attribute) => ({ id: attribute.id, name: attribute.name, qualified_id: `${id}.${attribute.id}` })),
  })),
});
