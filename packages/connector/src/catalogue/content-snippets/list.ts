import * as z from 'zod';
import { operation } from '../operation.ts';
import { page, perPage } from '../shared/fields.ts';
import { loose } from '../shared/resource.ts';
import { ContentSnippet } from './schemas.ts';

export const list = operation({
  name: 'content_snippets.list',
  route: 'GET /content_snippets',
  summary: 'List snippets',
  description: 'Short texts from which Fin and Copilot answer, newest first, up to 50 a page.',
  asked: [
    'list snippets',
    'all short facts of Fin',
    'all small texts the bot answers from',
    'which snippets does Fin have',
    'all snippets with ids',
    'short answers stored for the bot',
    'show me the facts we gave the bot',
    "list everything in the bot's short texts",
    'which small answers has Fin',
    'overview of short bot texts',
    'what little facts did we give the bot',
    'what have we told the bot in short',
    'all sentences the bot may say',
    'which short facts are stored',
    'all facts of the bot',
    'snippets we wrote',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'content_snippets:read',
  permissions: ['read_write_content_snippets', 'read_content_snippets'],
  audit: { event: 'content_snippet.listed' },
  since: '2.16',
  paging: { form: 'page', items: 'data' },
  query: { page, per_page: perPage(50, 50) },
  output: loose({
    data: z.array(ContentSnippet),
    type: z.string().nullish(),
    total_count: z.number().nullish(),
    page: z.number().nullish(),
    per_page: z.number().nullish(),
    total_pages: z.number().nullish(),
  }),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/content-snippets/listcontentsnippets',
  examples: [
    {
      title: 'List snippets',
      input: {},
      output: {
        type: 'list',
        data: [{ type: 'content_snippet', id: '123', title: 'How to reset your password', created_at: 1663597223, updated_at: 1663597223 }],
        total_count: 1,
      },
    },
  ],
});
