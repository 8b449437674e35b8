import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { ContentSnippet } from './schemas.ts';

export const get = operation({
  name: 'content_snippets.get',
  route: 'GET /content_snippets/{id}',
  summary: 'Get a snippet',
  description: 'One snippet by id, with its text and who may use it.',
  asked: [
    'show one snippet',
    'open a short bot text by id',
    'what does this snippet say and who may use it',
    'open a snippet',
    'show snippet 12',
    'text of one snippet',
    'read the short fact with this id',
    'what does one snippet tell the bot',
    'who may see this little bot text',
    'what does the mini text say',
    'open small answer 12',
    'what exactly is written in the short text 51 of the bot',
    'customer quotes an odd answer of the bot, read me that short text',
    'open the short fact with id 12',
    'what does one bot sentence say',
    'what does snippet 70 say',
    'read one bot text',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'content_snippets:read',
  permissions: ['read_write_content_snippets', 'read_content_snippets'],
  audit: { event: 'content_snippet.read', target: 'id' },
  since: '2.16',
  path: { id: id('Id of the content snippet.', 'content_snippets') },
  output: ContentSnippet,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/content-snippets/getcontentsnippet',
  examples: [
    {
      title: 'Get a snippet',
      input: { id: '123' },
      output: {
        type: 'content_snippet',
        id: '123',
        title: 'How to reset your password',
        json_blocks: [{ type: 'paragraph' }],
        created_at: 1663597223,
        updated_at: 1663597223,
        audience_ids: [1],
      },
    },
  ],
});
