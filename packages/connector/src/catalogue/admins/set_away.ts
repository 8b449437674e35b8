import * as z from 'zod';
import { idOf } from '../field-marks.ts';
import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { Admin } from './schemas.ts';

export const setAway = operation({
  name: 'admins.set_away',
  route: 'PUT /admins/{admin_id}/away',
  summary: 'Set a teammate away or back',
  description:
    'Turns the away mode of a teammate on or off, and says whether new replies to their conversations are assigned to others. Where ' +
    'the workspace demands a reason, away_status_reason_id (away_status_reasons.list) is needed.',
  asked: [
    'I am back, set me active again',
    'going on a break, do not give me new chats',
    'set a teammate to away, out of office, on holiday',
    'off sick today, reassign replies to others',
    'turn away mode on or off',
    'finished my shift',
    'make me available',
    'mark the whole crew as away',
    'I am off for the day',
    'stop routing chats to me',
    'put a sick colleague on away',
    'I am at my desk again',
    'I am out till two',
    'gone for an hour',
    'colleague is on holiday from today',
    'I will be in a meeting, pause my inbox',
    'put me on away',
    'lunch, back in an hour',
    'do not assign anything to me until tomorrow',
    'Tom called in sick, mark him unavailable',
    'change status of a teammate to out of office',
    'take me off rotation',
    'back from holiday, turn away mode off',
    'put an agent back to active',
    'set my status to away and reassign replies',
    'she is on parental leave, set her away',
    'end my shift, no more chats please',
    'not available this afternoon',
    'training all day, I should get no conversations',
    'switch somebody to available',
    'I am off now',
    'set Tom to away',
    'go back to active',
    'Priya is ill today',
    'I am available again',
    'turn my away mode off',
    'pause new chats for me',
  ],
  effect: 'update',
  retry: 'S',
  scope: 'admins:write',
  permissions: ['update_admins'],
  audit: { event: 'admin.away_set', target: 'admin_id' },
  since: '2.7',
  path: { admin_id: id('Id of the teammate.', 'admins') },
  body: {
    away_mode_enabled: z.boolean().describe('Whether the teammate is away.'),
    away_mode_reassign: z.boolean().describe('Whether new replies go to others meanwhile.'),
    away_status_reason_id: idOf('away_status_reasons', z.int().describe('Id of a reason (away_status_reasons.list).')).optional(),
  },
  output: Admin,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/admins/setawayadmin',
  examples: [
    {
      title: 'Set a teammate away or back',
      input: { admin_id: '123', away_mode_enabled: true, away_mode_reassign: true, away_status_reason_id: 12345 },
      output: { type: 'admin', id: '991267460', name: 'Ciaran2 Lee', email: 'admin2@email.com', team_ids: [] },
    },
  ],
});
