import * as z from 'zod';
import { operation } from '../operation.ts';
import { loose } from '../shared/resource.ts';
import { Team } from './schemas.ts';

export const list = operation({
  name: 'teams.list',
  route: 'GET /teams',
  summary: 'List teams',
  description: 'All teams of teammates, with the ids of their members; admins.list has the members by name, and who is away.',
  asked: [
    'teams that exist here',
    'list teams with their members',
    'what team is a colleague in',
    'id of the billing team',
    'who is on which team',
    'list all teams',
    'what teams are there',
    'team ids',
    'to which team can I assign this',
    'inboxes of our teams',
    'is there a team for billing',
    'which team does Tom belong to',
    'what is the team id of billing',
    'teams in our workspace',
    'which teams can get chats',
    'what team is Tom in',
    'our crews and their members',
    'groups that chats are assigned to',
    'who does what here, which teams',
    'I have several teams, list them',
    'which teams are there',
    'list of departments',
    'how are we organised, teams and members',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'admins:read',
  permissions: ['read_admins'],
  audit: { event: 'team.listed' },
  since: '2.7',
  tool: 'intercom_list_all_teams',
  paging: { form: 'none', items: 'teams' },
  output: loose({ type: z.string(), teams: z.array(Team) }),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/teams/listteams',
  examples: [
    {
      title: 'All teams',
      input: {},
      output: { type: 'team.list', teams: [{ type: 'team', id: '814865', name: 'Support', admin_ids: [493881] }] },
    },
  ],
});
