import { type Row, room, type World } from '../../parts/room.ts';
import { ApiError } from '../../server/errors.ts';

export interface Predicate {
  readonly attribute: string;
  readonly type: string;
  readonly comparison: string;
  readonly value: string;
}

export interface Audience extends Row {
  readonly name: string;
  readonly predicates: readonly Predicate[];
  readonly role_predicates: readonly Predicate[];
  readonly created_at: number;
  readonly updated_at: number;
}

const users: Predicate = { attribute: 'role', type: 'role', comparison: 'eq', value: 'user' };

export const audiences = room<Audience>()({
  name: 'audiences',
  seed: ({ workspace: { created_at } }) => [
    {
      id: '5123',
      name: 'VIP Customers',
      predicates: [{ attribute: 'company.name', type: 'string', comparison: 'contains', value: 'Acme' }],
      role_predicates: [users],
      created_at,
      updated_at: created_at,
    },
    {
      id: '5124',
      name: 'Enterprise Accounts',
      predicates: [{ attribute: 'custom_attributes.plan', type: 'string', comparison: 'eq', value: 'Enterprise' }],
      role_predicates: [users],
      created_at,
      updated_at: created_at,
    },
  ],
});

export const audienceShape = (audience: Audience) => ({ type: 'audience', ...audience });

/** The audiences at which content is aimed: unknown ones are a 404 that calls itself an invalid parameter. */
export function readAudiences(value: unknown, world: World): number[] | undefined {
  if (value === undefined) return undefined;
  const ids = value === null ? [] : [value].flat();
  const unknown = ids.filter((id) => !world.of(audiences).get(String(id)));
  if (unknown.length > 0) throw new ApiError(404, 'parameter_invalid', `audience_ids contains unknown audience IDs: ${unknown.join(', ')}`);
  return ids.map(Number);
}
