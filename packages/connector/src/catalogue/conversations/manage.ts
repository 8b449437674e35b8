import * as z from 'zod';
import { marked } from '../field-marks.ts';
import { operation } from '../operation.ts';
import { actingAdmin, bodyId, id, seconds } from '../shared/fields.ts';
import { amongParts } from './among-parts.ts';
import { Conversation } from './schemas.ts';

const admin_id = actingAdmin('Id of the teammate who does it.');
const body = z.string().max(1_000_000).optional();

/** Only with words, or to another teammate, does it add something that a second time would add again. */
export const manage = operation({
  name: 'conversations.manage',
  route: 'POST /conversations/{conversation_id}/parts',
  summary: 'Close, open, snooze or assign a conversation',
  description:
    'message_type close (with a body: a last message to the customer), open, snoozed (until snoozed_until), or assignment (type admin or ' +
    'team, assignee_id, 0 for nobody; with a body: a message that goes along), as the teammate admin_id.',
  asked: [
    'close a conversation, mark it done',
    'open it again, reopen',
    'snooze until tomorrow, remind me later, put it on hold',
    'assign it to a colleague, hand it over, pass it on',
    'give the chat to another team, escalate, route, transfer, forward it',
    'take it over myself, I will take this one',
    'unassign, put it back in the queue',
    'wake up the snoozed chat, unsnooze',
    'this is solved, finish it, resolve the case',
    'not mine, belongs to logistics',
    'bring it back on Monday',
    'he is happy, we can close it',
    'give it to whoever is free',
    'come back to this when the part is here',
    'let it disappear until Friday',
    'I am on holiday, someone else takes my chats',
    'not solved, open the case once more',
    'show it to me again next week',
    'pass the case to my colleague',
    'this one is for the warehouse team',
    'all good, shut it',
    'I will look at this after the weekend',
    'out of my list until Thursday',
    'ask the specialist to take over',
    'she should deal with this one',
    'put it on ice until Tuesday',
    'nobody should have this chat, take the assignee off',
    'technicians should look at this, I cannot solve it',
    'he never answered, let us finish this',
    'colleague went home ill, her open chats go to somebody else',
    'over to the night shift with this',
  ],
  effect: 'update',
  retry: 'D',
  setsState: { field: 'message_type', values: ['close', 'open', 'snoozed', 'assignment'], without: ['body'] },
  reconcile: [amongParts([{ row: 'assigned_to.id', as: 'assignee_id' }])],
  several: { of: 'conversation_id', without: ['body'] },
  scope: 'conversations:write',
  permissions: ['write_conversations'],
  audit: { event: 'conversation.managed', target: 'conversation_id' },
  since: '2.7',
  path: { conversation_id: id('Id of the conversation.') },
  body: [
    z.strictObject({
      message_type: z.literal('close'),
      type: z.literal('admin'),
      admin_id,
      body: body.describe('A last message to the customer.'),
    }),
    z.strictObject({ message_type: z.literal('open'), admin_id, type: z.literal('admin').optional() }),
    z.strictObject({
      message_type: z.literal('snoozed'),
      admin_id,
      type: z.literal('admin').optional(),
      snoozed_until: seconds('When it opens again.'),
    }),
    z.strictObject({
      message_type: z.literal('assignment'),
      type: z.enum(['admin', 'team']).describe('Whom assignee_id names.'),
      admin_id,
      assignee_id: marked(
        { of: ['admins', 'teams'], by: { field: 'type', lists: { admin: 'admins', team: 'teams' } }, nobody: true },
        bodyId('Id of the teammate or team; 0 for nobody.'),
      ),
      body: body.describe('A message that goes along.'),
    }),
  ],
  output: Conversation,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/conversations/manageconversation',
  examples: [
    {
      title: 'Done',
      input: { conversation_id: '512', message_type: 'close', type: 'admin', admin_id: '991267459' },
      output: { type: 'conversation', id: '512', state: 'closed', open: false },
    },
    {
      title: 'Over to a team',
      input: { conversation_id: '512', message_type: 'assignment', type: 'team', admin_id: '991267459', assignee_id: '5017691' },
      output: { type: 'conversation', id: '512', state: 'open', open: true },
    },
  ],
});
