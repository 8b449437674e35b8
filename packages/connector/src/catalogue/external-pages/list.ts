import { operation } from '../operation.ts';
import { page, perPage } from '../shared/fields.ts';
import { listOf, NumberedPages } from '../shared/pages.ts';
import { ExternalPage } from './schemas.ts';

export const list = operation({
  name: 'external_pages.list',
  route: 'GET /ai/external_pages',
  summary: 'List outside pages',
  description: 'The external pages from which Fin and Copilot answer, last updated first.',
  asked: [
    'outside pages the bot reads',
    'which wiki pages have been imported',
    'list external pages',
    'documents that we pushed to Fin',
    'which pages did the bot take over from outside',
    'all external pages',
    'list of the pages imported from our website',
    'which documents has the bot got from outside',
    'pages under the content sources',
    'what pages came in through the source',
    'imported pages with their urls',
    'which of our docs pages has Fin got',
    'documents from outside that the bot uses',
    'all pages that we fed to the bot',
    'pages that were crawled, latest first',
    'which synced pages are there',
    'which pages of our site does the bot know',
    'which outside pages does the bot know',
    'pages of all sources',
    'what was ingested from other sites',
    'texts that came from third party websites',
    'list of everything synced from outside',
    'what did the crawler bring in',
    'which pages have been read in from Notion',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'ai_content:read',
  permissions: ['read_write_ai_content'],
  audit: { event: 'external_page.listed' },
  since: '2.12',
  paging: { form: 'page', items: 'data' },
  query: { page, per_page: perPage(100, 50) },
  output: listOf(ExternalPage, NumberedPages),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/ai-content/listexternalpages',
  examples: [
    {
      title: 'List outside pages',
      input: {},
      output: {
        data: [
          {
            id: '19',
            type: 'external_page',
            title: 'My External Content',
            url: 'https://support.example.com/us/3',
            external_id: '3',
            created_at: 1734537269,
            updated_at: 1734537269,
          },
        ],
        total_count: 3,
        type: 'list',
      },
    },
  ],
});
