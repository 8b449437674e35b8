import { operation } from '../operation.ts';
import { bodyId, id } from '../shared/fields.ts';
import { Tag } from '../tags/schemas.ts';

export const attach = operation({
  name: 'content_snippet_tags.attach',
  route: 'POST /content_snippets/{content_snippet_id}/tags',
  summary: 'Tag a snippet',
  description: 'Puts a tag (tags.list) on a snippet.',
  asked: [
    'tag a snippet',
    'put a label on a short bot text',
    'mark a snippet',
    'add tag pricing to snippet 12',
    'tag a bot fact',
    'label this snippet as outdated',
    'put a label on the little bot text',
    'stick tag seasonal to the mini answer',
    'assign a keyword to a snippet',
    'give the short bot text the keyword shipping',
    'badge a snippet as seasonal',
    'label on a short bot fact',
    "mark the bot's sentence with a tag",
  ],
  effect: 'update',
  retry: 'S',
  several: { of: 'content_snippet_id' },
  scope: 'content_snippets:write',
  permissions: ['read_write_content_snippets'],
  audit: { event: 'content_snippet.tagged', target: 'content_snippet_id' },
  since: '2.16',
  path: { content_snippet_id: id('Id of the snippet.', 'content_snippets') },
  body: {
    id: bodyId('Id of the tag.', 'tags'),
    admin_id: bodyId('Id of the teammate who does it (admins.list).', 'admins').nullable().optional(),
  },
  output: Tag,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/content-snippets/attachtagtocontentsnippet',
  examples: [
    {
      title: 'Tag a snippet',
      input: { content_snippet_id: '123', id: '7522907' },
      output: { type: 'tag', id: '7522907', name: 'Independent' },
    },
  ],
});
