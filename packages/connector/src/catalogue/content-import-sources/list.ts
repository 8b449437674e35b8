import { operation } from '../operation.ts';
import { page, perPage } from '../shared/fields.ts';
import { listOf, NumberedPages } from '../shared/pages.ts';
import { ContentImportSource } from './schemas.ts';

export const list = operation({
  name: 'content_import_sources.list',
  route: 'GET /ai/content_import_sources',
  summary: 'List sources of outside content',
  description: 'The sources that external pages belong to: websites that are crawled and those that are filled through the API.',
  asked: [
    'websites that feed the bot',
    'list content sources',
    'where does Fin get outside pages from',
    'is our documentation connected',
    'which websites has Fin been fed with',
    'all knowledge sources of the bot',
    'external content sources and their status',
    'where does the bot have its knowledge from',
    'list the imported websites',
    'is our wiki hooked up to Fin',
    'what is Fin trained on besides our articles',
    'sites and wikis connected to the bot',
    'sources we push pages into',
    'list of knowledge sources with their urls',
    'which sites get crawled',
    'crawled sites and when they were read',
    'where does the bot get this from',
    'what does the bot learn from besides our articles',
    'sources of knowledge for Fin',
    'imported websites',
    'third party sites we ingest from',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'ai_content:read',
  permissions: ['read_write_ai_content'],
  audit: { event: 'content_import_source.listed' },
  since: '2.12',
  paging: { form: 'page', items: 'data' },
  query: { page, per_page: perPage(100, 50) },
  output: listOf(ContentImportSource, NumberedPages),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/ai-content/listcontentimportsources',
  examples: [
    {
      title: 'List sources of outside content',
      input: {},
      output: {
        data: [
          {
            id: 33,
            type: 'content_import_source',
            status: 'active',
            url: 'https://support.example.com/us/1',
            created_at: 1734537259,
            updated_at: 1734537259,
          },
        ],
        total_count: 3,
        type: 'list',
      },
    },
  ],
});
