import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { Tag } from '../tags/schemas.ts';

export const detach = operation({
  name: 'content_snippet_tags.detach',
  route: 'DELETE /content_snippets/{content_snippet_id}/tags/{id}',
  summary: 'Untag a snippet',
  description: 'Takes a tag off a snippet; the tag itself stays.',
  asked: [
    'remove a tag from a snippet',
    'take a label off a short bot text',
    'untag the snippet',
    'remove tag pricing from snippet 12',
    'untag a bot fact',
    'snippet should lose its label',
    'take the label off the mini answer',
    'short answer should not carry that tag any more',
    'keyword should go from the snippet',
    'strip the label off a short bot text',
    "tag on the bot's sentence is wrong",
    'short fact should not have the label',
  ],
  effect: 'update',
  retry: 'S',
  several: { of: 'content_snippet_id' },
  scope: 'content_snippets:write',
  permissions: ['read_write_content_snippets'],
  audit: { event: 'content_snippet.untagged', target: 'content_snippet_id' },
  since: '2.16',
  path: { content_snippet_id: id('Id of the snippet.', 'content_snippets'), id: id('Id of the tag.', 'tags') },
  output: Tag,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/content-snippets/detachtagfromcontentsnippet',
  examples: [
    {
      title: 'Untag a snippet',
      input: { content_snippet_id: '123', id: '7522907' },
      output: { type: 'tag', id: '7522907', name: 'Independent' },
    },
  ],
});
