import * as z from 'zod';
import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { loose } from '../shared/resource.ts';
import { TeamMetric } from './schemas.ts';

export const get = operation({
  name: 'team_metrics.get',
  route: 'GET /teams/{team_id}/metrics',
  summary: 'See what a team has to do now',
  description:
    'For each member of a team how many conversations assigned to them are open, idle and snoozed now. Idle is an open conversation ' +
    'that has waited for a reply longer than idle_threshold. Needs real-time monitoring in the plan.',
  asked: [
    'how much does each member of a team have to do',
    'workload of the team now',
    'who has the most open chats',
    'idle, open and snoozed conversations per agent',
    'is somebody overloaded, who has capacity',
    'who in the team has capacity',
    'is anybody sitting on too many chats',
    'who still has room for more chats',
    'who in the team has most to do',
    'how busy is the team right now',
    'open conversations per agent at the moment',
    'who has free capacity',
    'load of the billing team',
    'who could take another chat',
    'live figures on who has how many chats',
    'how many chats is each agent sitting on',
    'is the night shift drowning',
    'who is free to take a chat in the team',
    'who has too much on',
    "team's load at this moment",
    'can anybody take more work right now',
    'who is drowning in chats',
    'is anybody in tier 2 overloaded',
    'who has capacity right now',
    'how many open chats has each agent of the team',
    'is anyone in Billing free',
    'load of the team at the moment',
    'who is drowning in work',
    'how is work spread in team 6 today',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'admins:read',
  permissions: ['read_admins'],
  audit: { event: 'team_metric.read', target: 'team_id' },
  since: '2.16',
  paging: { form: 'none', items: 'data' },
  path: { team_id: id('Id of the team.', 'teams') },
  query: {
    idle_threshold: z
      .int()
      .describe('Seconds of waiting from which on a conversation is idle; taken as 1 to 86400, 1800 unless told.')
      .optional(),
  },
  output: loose({ data: z.array(TeamMetric), type: z.string().nullish() }),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/teams/getteammetrics',
  examples: [
    {
      title: 'See what a team has to do now',
      input: { team_id: '42' },
      output: { type: 'team_metric.list', data: [{ type: 'team_metric' }] },
    },
  ],
});
