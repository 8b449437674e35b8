import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { Team } from './schemas.ts';

export const get = operation({
  name: 'teams.get',
  route: 'GET /teams/{team_id}',
  summary: 'Get a team',
  description: 'One team by id, with the ids of its members and how conversations are shared among them.',
  asked: [
    'who is in this team',
    'members of one team',
    'how are chats shared in the team',
    'who belongs to the night crew',
    'colleagues that make up the crew',
    'which people get the chats of this team',
    'members of team 5',
    'who is in the billing team',
    'which agents make up tier 2',
    'show the team Escalations',
    'how does the team distribute chats',
    'who works in the german team',
    'who are the people in tier 2',
    'agents of team 5',
    'agents in the crew with id 5',
    "which colleagues get billing's chats",
    'I was put on team 5, who else is there',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'admins:read',
  permissions: ['read_admins'],
  audit: { event: 'team.read', target: 'team_id' },
  since: '2.7',
  path: { team_id: id('Id of the team.', 'teams') },
  output: Team,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/teams/retrieveteam',
  examples: [{ title: 'Get a team', input: { team_id: '123' }, output: { type: 'team', id: '991267902', name: 'team 1', admin_ids: [] } }],
});
