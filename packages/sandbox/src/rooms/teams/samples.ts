import { firstOf, type Samples } from '../../testing/samples.ts';
import { admins } from '../admins/room.ts';
import { teams } from './room.ts';

export const samples: Samples = {
  list: () => ({}),
  get: (world) => ({ team_id: firstOf(world, teams).id }),
  update: (world) => {
    const balanced = world
      .of(teams)
      .all()
      .find(({ distribution_method }) => distribution_method === 'load_balanced');
    const [first, second] = world
      .of(admins)
      .all()
      .filter(({ bot }) => !bot)
      .map(({ id }) => Number(id));
    return {
      id: balanced?.id,
      admin_ids: [first, second],
      admin_priority_level: { primary_admin_ids: [first], secondary_admin_ids: [second] },
    };
  },
};
