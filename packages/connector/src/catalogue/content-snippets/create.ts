import * as z from 'zod';
import { idOf } from '../field-marks.ts';
import { operation } from '../operation.ts';
import { ContentSnippet } from './schemas.ts';

export const create = operation({
  name: 'content_snippets.create',
  route: 'POST /content_snippets',
  summary: 'Write a snippet',
  description: 'Adds a short text for Fin and Copilot, as Markdown (body_markdown) or blocks, in one language.',
  asked: [
    'write a snippet for the bot',
    'teach the bot a short fact',
    'tell Fin that shipping is free from today',
    'new sentence the bot should answer with',
    'add knowledge for Fin and Copilot',
    'the bot should know that we are closed in August',
    'add a short fact so Fin can answer it',
    'the bot should say that returns take 30 days',
    'give Fin a new piece of knowledge',
    'make a snippet: store opens at ten',
    'teach Fin our new opening times',
    "put a fact into the bot's knowledge, not a whole page",
    'let the bot know about the new fee',
    'Fin must be able to answer this, add it',
    'Fin does not know about our new fee, tell it',
    'put a one-line answer in for the bot',
    'bot should answer that parking is free',
    'short answer for Fin on delivery times',
    'new fact: we ship to Norway',
    'make Fin aware that the app is down on Sunday',
    'small piece of knowledge, only for the bot',
    'let Copilot know the new discount rule',
    'feed the bot one sentence on opening times',
    'when asked about pets, the bot should say that dogs are welcome',
    'people ask the bot about parking, it should know that it is free',
    'the bot has no answer on fees, give it one',
    'bot says it does not know our address, give it that',
    'turn this answer into a short fact for the bot',
    'short answer for the bot',
    'teach Fin a fact',
    'small text so that the bot knows our address',
    'let the bot know that returns are free',
  ],
  effect: 'create',
  retry: 'D',
  reconcile: [{ by: 'read', operation: 'content_snippets.list', input: {}, rows: 'data', same: [{ row: 'title', as: 'title' }] }],
  scope: 'content_snippets:write',
  permissions: ['read_write_content_snippets'],
  audit: { event: 'content_snippet.created' },
  since: '2.16',
  body: {
    title: z.string().max(2000).describe('Title.'),
    json_blocks: z.array(z.record(z.string(), z.unknown())).max(1000).describe('The text as blocks, instead of body_markdown.').optional(),
    body_markdown: z.string().max(1_000_000).describe('The text as Markdown, instead of body.').optional(),
    locale: z.string().max(2000).describe('Language, such as en.').optional(),
    audience_ids: z
      .array(idOf('audiences', z.int()))
      .max(1000)
      .describe('Ids of the audiences to whom Fin answers from it; none for everybody.')
      .nullable()
      .optional(),
    ai_chatbot_availability: z.boolean().describe('Whether Fin may answer from it.').optional(),
    ai_copilot_availability: z.boolean().describe('Whether Copilot may show it to teammates.').optional(),
    ai_sales_agent_availability: z.boolean().describe('Whether the sales agent may use it.').optional(),
  },
  output: ContentSnippet,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/content-snippets/createcontentsnippet',
  examples: [
    {
      title: 'Write a snippet',
      input: {
        title: 'How to reset your password',
        json_blocks: [{ type: 'paragraph', text: 'Navigate to Settings > Security > Reset password.' }],
        locale: 'en',
        audience_ids: [1, 2],
      },
      output: {
        type: 'content_snippet',
        id: '456',
        title: 'How to reset your password',
        json_blocks: [{ type: 'paragraph' }],
        created_at: 1663597223,
        updated_at: 1663597223,
        audience_ids: [1],
      },
    },
  ],
});
