import * as z from 'zod';
import { idOf } from '../field-marks.ts';
import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { ContentSnippet } from './schemas.ts';

export const update = operation({
  name: 'content_snippets.update',
  route: 'PUT /content_snippets/{id}',
  summary: 'Change a snippet',
  description: 'Changes title, text, language or availability of a snippet. A text replaces the one before as a whole.',
  asked: [
    'change a snippet',
    'correct a fact the bot gives, it says the wrong thing',
    'edit what Fin knows',
    'allow or forbid the bot a snippet',
    'the number in the short text changed',
    'the bot says something wrong about warranty',
    "bot's answer must be two years, not one",
    'the short text needs a new number',
    'edit snippet 12',
    'Fin gives a wrong figure, correct the snippet',
    'the fact about shipping must read five days',
    'snippet needs other wording',
    'make a snippet usable for Copilot only',
    'bot tells customers the old number, fix it',
    "the bot's short answer on delivery is out of date",
    'snippet says thirty days, it has to be fourteen',
    'edit the short bot text',
    'change one word in a snippet',
    'rewrite the small answer on parking',
    'Fin keeps giving the old price, change the snippet',
    'what the bot says on fees is wrong',
    'short text 51 needs another number',
    'short text 51 should say yes',
    'bot fact is wrong, correct it',
    'change snippet 70',
    'the bot quotes the old price from its short text',
    'small bot text says two weeks, should be one week',
    "the bot's text on fees has the wrong amount, correct it",
  ],
  effect: 'update',
  retry: 'S',
  scope: 'content_snippets:write',
  permissions: ['read_write_content_snippets'],
  audit: { event: 'content_snippet.updated', target: 'id' },
  since: '2.16',
  path: { id: id('Id of the content snippet.', 'content_snippets') },
  body: {
    title: z.string().max(2000).describe('Title.').optional(),
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
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/content-snippets/updatecontentsnippet',
  examples: [
    {
      title: 'Change a snippet',
      input: {
        id: '123',
        title: 'How to reset your password (updated)',
        json_blocks: [{ type: 'paragraph', text: 'Go to Settings > Security > Reset password and follow the steps.' }],
        audience_ids: [1, 2],
      },
      output: {
        type: 'content_snippet',
        id: '123',
        title: 'How to reset your password (updated)',
        json_blocks: [{ type: 'paragraph' }],
        created_at: 1663597223,
        updated_at: 1663597300,
        audience_ids: [1],
      },
    },
  ],
});
