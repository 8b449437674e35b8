import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { Conversation } from './schemas.ts';

export const auto_assign = operation({
  name: 'conversations.auto_assign',
  route: 'POST /conversations/{conversation_id}/run_assignment_rules',
  summary: 'Run the assignment rules on a conversation',
  description:
    'Assigns a conversation as the rules of the workspace say. Intercom has it up to version 2.11, with which it is sent; newer ' +
    'workspaces assign by workflows. To assign it to somebody: conversations.manage.',
  asked: [
    'run the assignment rules again',
    'rules should pick somebody for the chat',
    'auto-assign the conversation',
    'route it by workflow, round robin',
    'let the assignment rules decide',
    'run the rules on this chat again',
    'put the conversation through automatic assignment',
    'let the workflow distribute the chat',
    'rerun routing for the conversation',
    'system should pick an assignee by itself',
    'use the balanced assignment for this one',
    'run automatic assignment on chat 781',
    'let the system choose who gets it',
    'routing rules should be applied again',
    'nobody picked, let the system do it',
    'rules should give this one to somebody',
    'run the assignment rules once more',
    'let Intercom decide who gets 781',
    'run the assignment rules on 781 again',
    'route the chat by our rules',
    'apply the balanced assignment to the thread',
    'whoever the rules say should have 781',
    'send it through automatic assignment',
  ],
  effect: 'update',
  retry: 'D',
  reconcile: [{ by: 'person', why: 'Look in Intercom at whom the conversation is assigned to.' }],
  scope: 'conversations:write',
  narrower: [
    {
      scope: 'conversations:assign',
      when: {},
      fields: [],
      opens: 'running the assignment rules',
      description: 'Assigns a conversation as the rules of the workspace say.',
    },
  ],
  permissions: ['write_conversations'],
  audit: { event: 'conversation.auto_assigned', target: 'conversation_id' },
  since: '2.7',
  until: '2.11',
  path: { conversation_id: id('Id of the conversation.') },
  output: Conversation,
  docs: 'https://developers.intercom.com/docs/references/2.11/rest-api/api.intercom.io/conversations/autoassignconversation',
  examples: [{ title: 'Run the rules', input: { conversation_id: '512' }, output: { type: 'conversation', id: '512', state: 'open' } }],
});
