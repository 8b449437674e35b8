import * as z from 'zod';
import { operation } from '../operation.ts';
import { bodyId } from '../shared/fields.ts';
import { loose } from '../shared/resource.ts';

export const rate = operation({
  name: 'fin.rate',
  route: 'POST /fin/csat',
  summary: 'Rate an answer of Fin',
  description: 'Records how satisfied the user is with Fin in a conversation that it took part in.',
  asked: [
    "rate the bot's answer",
    "record the customer's satisfaction with Fin, stars or thumbs",
    'user was happy or unhappy with the bot',
    'thumbs down for the bot',
    "customer gave the bot's answer three stars",
    "record feedback on Fin's answer",
    'rate Fin',
    'user disliked what the bot said, save that',
    "satisfaction score for the AI agent's reply",
    'bot answered badly, rate it one',
    'customer says the bot helped, record it',
    'the user gave Fin four out of five',
    'bot was useless, she says, put that down',
    'customer gives the bot five stars, record it',
    'thumbs up for Fin from the customer',
    'user gave the bot a thumbs up',
    'rate what Fin did',
  ],
  effect: 'update',
  retry: 'D',
  reconcile: [{ by: 'person', why: 'Look at the conversation whether Fin has the rating.' }],
  scope: 'conversations:write',
  permissions: ['write_conversations'],
  audit: { event: 'fin.rated' },
  since: '2.14',
  body: {
    conversation_id: bodyId('Id of the conversation.'),
    rating: z.enum(['terrible', 'bad', 'ok', 'good', 'amazing']).describe('How satisfied the user is.'),
    remark: z.string().max(2000).describe('What the user says about it.').optional(),
  },
  output: loose({ conversation_id: z.union([z.string(), z.int()]).nullish(), rating: z.string().nullish(), status: z.string().nullish() }),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/fin-agent/submitfincsat',
  examples: [{ title: 'Rate an answer of Fin', input: { conversation_id: 'ext-123', rating: 'amazing' }, output: { status: 'rated' } }],
});
