import { type Row, room } from '../../parts/room.ts';
import { notFound } from '../../server/errors.ts';
import { staff } from '../admins/staff.ts';

export interface Team extends Row {
  readonly name: string;
  readonly admin_ids: readonly number[];
  readonly distribution_method: string | null;
  /** Of those in a team that balances; the others are primary. */
  readonly secondary_admin_ids?: readonly number[];
  /** Only of one that balances. */
  readonly assignment_limit?: number;
}

export const teams = room<Team>()({ name: 'teams', seed: seedTeams });

export const teamNotFound = () => notFound('Team not found', 'team_not_found');

const names = ['Support', 'Billing', 'Sales', 'Customer Success', 'Escalations', 'Product'];

/** Everybody is in the first. */
function seedTeams(): Team[] {
  return names.map((name, index) => ({
    id: String(814_865 + index),
    name,
    admin_ids: staff.filter((_, member) => member % names.length === index || index === 0).map(({ id }) => id),
    ...(name === 'Escalations'
      ? { distribution_method: 'load_balanced', secondary_admin_ids: [], assignment_limit: 10 }
      : { distribution_method: index % 2 === 0 ? 'round_robin' : 'manual' }),
  }));
}
