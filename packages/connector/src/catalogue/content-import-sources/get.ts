import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { ContentImportSource } from './schemas.ts';

export const get = operation({
  name: 'content_import_sources.get',
  route: 'GET /ai/content_import_sources/{source_id}',
  summary: 'Get a source of outside content',
  description: 'One source by id: its address, how it is kept up to date and whether it is active.',
  asked: [
    'show one content source',
    'is the wiki source active and when was it synced',
    'settings of an imported website',
    'when did the website source last sync',
    'details of content source 7',
    'status of the docs import',
    'which url does this source read',
    'did the last import of the website work',
    'how is content source 7 doing',
    'what is behind the docs source',
    'is source 7 still active',
    'last sync of the website import',
    'when was the site crawled the last time',
    'source 7, how many pages and since when',
    'last sync of source 7',
    'when was source 7 last synced',
    'status of the imported site',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'ai_content:read',
  permissions: ['read_write_ai_content'],
  audit: { event: 'content_import_source.read', target: 'source_id' },
  since: '2.12',
  path: { source_id: id('Id of the source.', 'content_import_sources') },
  output: ContentImportSource,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/ai-content/getcontentimportsource',
  examples: [
    {
      title: 'Get a source of outside content',
      input: { source_id: '123' },
      output: {
        id: 38,
        type: 'content_import_source',
        status: 'active',
        url: 'https://support.example.com/us/5',
        created_at: 1734537265,
        updated_at: 1734537265,
        audience_ids: [],
      },
    },
  ],
});
