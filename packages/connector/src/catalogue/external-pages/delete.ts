import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { ExternalPage } from './schemas.ts';

const remove = operation({
  name: 'external_pages.delete',
  route: 'DELETE /ai/external_pages/{page_id}',
  summary: 'Delete an outside page',
  description: 'Deletes an external page; only those that came through the API can be deleted. It cannot be undone.',
  asked: [
    "remove an outside page from the bot's knowledge",
    'the wiki page must not be used by Fin',
    'take a pushed page out',
    'the old wiki page should not feed the bot any more',
    'remove external page 55',
    'the imported page is wrong, Fin must not see it, delete it',
    'take a wiki page out of what the bot knows',
    'delete a page that we pushed to Fin',
    'one imported page contains secrets, take it out',
    'remove a pushed document',
    'bot must forget this wiki page',
    'outdated imported page, gone please',
    'crawled page must disappear',
    'erase the synced page 55',
    'throw away one page that came from our site',
    'bot quotes one old wiki page, remove just that',
    'bot should forget the wiki page',
    'erase external page 33',
  ],
  effect: 'delete',
  retry: 'S',
  scope: 'ai_content:write',
  permissions: ['read_write_ai_content'],
  audit: { event: 'external_page.deleted', target: 'page_id' },
  since: '2.12',
  path: { page_id: id('Id of the page.') },
  output: ExternalPage,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/ai-content/deleteexternalpage',
  examples: [
    {
      title: 'Delete an outside page',
      input: { page_id: '123' },
      output: {
        id: '22',
        type: 'external_page',
        title: 'My External Content',
        url: 'https://support.example.com/us/5',
        external_id: '4',
        created_at: 1734537276,
        updated_at: 1734537276,
      },
    },
  ],
});

export { remove as delete };
