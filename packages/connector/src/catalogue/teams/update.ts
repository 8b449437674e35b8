import * as z from 'zod';
import { idOf } from '../field-marks.ts';
import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { Team } from './schemas.ts';

const level = (which: string) =>
  z.array(idOf('admins', z.int())).max(1000).describe(`Ids of members who take work ${which}.`).nullable().optional();

export const update = operation({
  name: 'teams.update',
  route: 'PUT /teams/{id}',
  summary: 'Replace the members of a team',
  description:
    'Makes admin_ids the whole team: who is not among them leaves it. Read the team first (teams.get) and send all who stay. A list that says ' +
    'what is already so changes nothing. Its name cannot be changed. Preview only.',
  asked: ['change the members of a team', 'add a colleague to a team', 'take somebody out of the team', 'new starter joins the group'],
  effect: 'update',
  retry: 'S',
  scope: 'admins:write',
  permissions: ['update_admins'],
  audit: { event: 'team.updated', target: 'id' },
  since: 'Preview',
  path: { id: id('Id of the team.', 'teams') },
  body: {
    admin_ids: z.array(idOf('admins', z.int())).min(1).max(1000).describe('Ids of all who are to be in the team.'),
    admin_priority_level: z
      .strictObject({ primary_admin_ids: level('first'), secondary_admin_ids: level('only when nobody of the first can') })
      .describe('Whose level is set; others keep theirs. Second levels only where distribution_method is load_balanced.')
      .nullable()
      .optional(),
  },
  output: Team,
  docs: 'https://developers.intercom.com/docs/references/preview/rest-api/api.intercom.io/teams/updateteammembers',
  examples: [
    {
      title: 'A team of two',
      input: { id: '991267902', admin_ids: [493881, 493882] },
      output: { type: 'team', id: '991267902', name: 'team 1', admin_ids: [493881, 493882] },
    },
  ],
});
