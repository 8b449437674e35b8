import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { Macro } from './schemas.ts';

export const get = operation({
  name: 'macros.get',
  route: 'GET /macros/{id}',
  summary: 'Get a saved reply',
  description:
    'One macro by id: its text as HTML and plain text, for which teams it is and where it is offered. Actions that it takes are not ' +
    'told, and it cannot be sent by this; use conversations.reply with its text.',
  asked: [
    'show one macro',
    'text of a saved reply',
    'which teams can use this canned response',
    'what does the template for delays say',
    'what does our standard answer say',
    'show macro 12',
    'what does the saved reply for refunds say',
    'text of one canned response',
    'read me the late parcel template',
    'open a saved reply',
    'what is in the saved reply Late parcel',
    'show the canned text with id 12',
    'what does our prepared answer on delays say',
    'the saved reply for lost parcels, its text',
    'which teams may use one saved reply',
    'text of the macro',
    'read saved reply 12',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'conversations:read',
  permissions: ['read_conversations'],
  audit: { event: 'macro.read', target: 'id' },
  since: '2.16',
  path: { id: id('Id of the macro.', 'macros') },
  output: Macro,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/macros/getmacro',
  examples: [
    {
      title: 'Get a saved reply',
      input: { id: '123' },
      output: {
        type: 'macro',
        id: '789',
        name: 'Refund Process Explanation',
        created_at: '2025-07-21T14:44:35.000Z',
        updated_at: '2025-07-21T14:44:35.000Z',
        visible_to_team_ids: ['support_team_1'],
        available_on: ['inbox'],
      },
    },
  ],
});
