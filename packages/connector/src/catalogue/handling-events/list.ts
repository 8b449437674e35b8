import * as z from 'zod';
import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { loose } from '../shared/resource.ts';
import { HandlingEvent } from './schemas.ts';

export const list = operation({
  name: 'handling_events.list',
  route: 'GET /conversations/{id}/handling_events',
  summary: 'List who handled a conversation',
  description: 'When teammates paused and resumed their work on a conversation, in ISO 8601, for working out handling times.',
  asked: [
    'who handled this conversation and for how long',
    'handling time of a case',
    'when did an agent pause and resume work on a chat',
    'time spent on the conversation',
    'how long did agents work on conversation 9087',
    'who worked on this chat and when',
    'handling times of the chat per agent',
    'who had the case open and when did they pause',
    'time agents spent on this thread',
    'how much working time went into this case',
    'who had 781 in their hands, and how long',
    'how much time did we spend on this chat',
    'when did Tom start and stop working on it',
    'effort for this conversation per agent',
    'who held the chat and for how many minutes',
    'how many minutes went into this chat',
    'how come the chat was reassigned so often',
    'how long did each agent work on it',
    'how long did agents work on chat 781',
    'who handled the thread and when',
    'time spent on one chat',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'conversations:read',
  permissions: ['read_conversations'],
  audit: { event: 'conversation.handling_listed', target: 'id' },
  since: '2.15',
  paging: { form: 'none', items: 'handling_events' },
  path: { id: id('Id of the conversation.') },
  output: loose({ handling_events: z.array(HandlingEvent) }),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/conversations/listhandlingevents',
  examples: [{ title: 'List who handled a conversation', input: { id: '123' }, output: { handling_events: [{ type: 'paused' }] } }],
});
