import { operation } from '../operation.ts';
import { perPage, seconds, startingAfter } from '../shared/fields.ts';
import { listOf } from '../shared/pages.ts';
import { Macro } from './schemas.ts';

export const list = operation({
  name: 'macros.list',
  route: 'GET /macros',
  summary: 'List saved replies',
  description:
    'The macros for everybody and for teams of who connected the workspace, last updated first; those of other teams are not listed. ' +
    'updated_since leaves older ones out.',
  asked: [
    'list macros',
    'which saved replies do we have',
    'canned responses and templates for answers',
    'is there a ready-made text for late parcels',
    'do we have a standard answer for this',
    'do we have wording for late deliveries',
    'any prepared text for this',
    'which macros are there',
    'all canned responses',
    'list of ready replies',
    'do we have a saved reply for refunds',
    'templates that agents use',
    'is there a macro on late parcels',
    'what ready-made answers have we got',
    'what can I paste as an answer',
    'do we have a macro for refunds',
    'any canned text on delays',
    'saved answers in the workspace',
    'which templates can I use to answer',
    'what canned replies can I pick from',
    'is there something prepared that I can answer with',
    'what standard texts exist for late parcels',
    'list the canned replies with the teams that may use them',
    'which saved replies exist',
    'is there a canned answer for returns',
    'all text templates',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'conversations:read',
  permissions: ['read_conversations'],
  audit: { event: 'macro.listed' },
  since: '2.16',
  paging: { form: 'cursor', items: 'data' },
  query: { per_page: perPage(150, 50), starting_after: startingAfter, updated_since: seconds('Only changed since this.').optional() },
  said: { updated_since: { wrong: ['parameter_invalid', 'Invalid updated_since timestamp'] } },
  output: listOf(Macro),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/macros/listmacros',
  examples: [
    {
      title: 'List saved replies',
      input: {},
      output: {
        type: 'list',
        data: [
          {
            type: 'macro',
            id: '123',
            name: 'Order Status Update',
            created_at: '2025-07-17T11:18:08.000Z',
            updated_at: '2025-07-17T15:30:24.000Z',
          },
        ],
      },
    },
  ],
});
