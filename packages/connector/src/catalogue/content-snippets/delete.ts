import { operation } from '../operation.ts';
import { Nothing } from '../shared/answers.ts';
import { id } from '../shared/fields.ts';

const remove = operation({
  name: 'content_snippets.delete',
  route: 'DELETE /content_snippets/{id}',
  summary: 'Delete a snippet',
  description: 'Deletes a snippet for good; refused while a procedure of Fin uses it.',
  asked: [
    'delete a snippet',
    'remove a fact the bot should no longer say',
    'throw out a short text of the bot',
    'the bot must stop saying this, throw the fact out',
    'delete snippet 12',
    'Fin should forget this fact',
    'old snippet is wrong, remove it altogether',
    'remove knowledge from the bot that is not true any more',
    'take the small answer on covid rules out',
    'bot should not mention the old offer any more, delete the snippet',
    'remove the little text about parking',
    'short answer is obsolete',
    'throw the mini text away',
    'bot still says we are closed, remove that knowledge',
    'short text 51 is not true any longer, remove',
    'bot fact should go',
    'throw away snippet 70',
  ],
  effect: 'delete',
  retry: 'S',
  scope: 'content_snippets:write',
  permissions: ['read_write_content_snippets'],
  audit: { event: 'content_snippet.deleted', target: 'id' },
  since: '2.16',
  path: { id: id('Id of the content snippet.', 'content_snippets') },
  output: Nothing,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/content-snippets/deletecontentsnippet',
  examples: [{ title: 'Delete a snippet', input: { id: '123' }, output: undefined }],
});

export { remove as delete };
