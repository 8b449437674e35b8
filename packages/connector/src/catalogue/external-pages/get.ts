import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { ExternalPage } from './schemas.ts';

export const get = operation({
  name: 'external_pages.get',
  route: 'GET /ai/external_pages/{page_id}',
  summary: 'Get an outside page',
  description: 'One external page by id, with its HTML and whether Fin and Copilot may use it.',
  asked: [
    'show an outside page',
    'what did the bot take from this wiki page',
    'html of a page we pushed, may Fin use it',
    'show external page 55',
    'what is the text of the imported page',
    'open a page that came from the wiki',
    'content of one pushed page',
    'text of a page that the bot imported',
    'what exactly did Fin read from our wiki page',
    'show the pushed document',
    'one page out of the content source',
    'is the imported page usable for Fin',
    'open the crawled page',
    'what is in synced page 55',
    'html of an imported page',
    'one page that we pushed, with its text',
    'what did the bot take over from this page',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'ai_content:read',
  permissions: ['read_write_ai_content'],
  audit: { event: 'external_page.read', target: 'page_id' },
  since: '2.12',
  path: { page_id: id('Id of the page.') },
  output: ExternalPage,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/ai-content/getexternalpage',
  examples: [
    {
      title: 'Get an outside page',
      input: { page_id: '123' },
      output: {
        id: '23',
        type: 'external_page',
        title: 'My External Content',
        url: 'https://support.example.com/us/6',
        external_id: '5',
        created_at: 1734537278,
        updated_at: 1734537278,
      },
    },
  ],
});
