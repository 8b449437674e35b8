import * as z from 'zod';
import { idOf } from '../field-marks.ts';
import { operation } from '../operation.ts';
import { ContentImportSource } from './schemas.ts';

const audience = idOf('audiences', z.int());

export const create = operation({
  name: 'content_import_sources.create',
  route: 'POST /ai/content_import_sources',
  summary: 'Add a source of outside content',
  description:
    'Adds a source for external pages that the API fills (sync_behavior api). Pages are then added with external_pages.create under ' +
    'its id.',
  asked: [
    'add a source of outside content for Fin',
    'connect our wiki or website to the bot',
    'new content source that our script fills',
    'let the bot learn from our documentation site',
    'the bot should read our documentation',
    'connect our docs website to Fin',
    'add a website for the bot to learn from',
    'new content source for our own pages',
    'let Fin use the developer documentation',
    'hook up Confluence as a knowledge source',
    'make a source into which our script puts pages',
    'register our wiki as a source that we fill by API',
    'new place for Fin to get knowledge from, pages come from our script',
    'hook up the intranet so that we can push pages',
    'make a container for external pages',
    'let Fin read www.example.com/docs',
    "add a second documentation site to the bot's sources",
    'bot should learn from the pages on our developer site',
    'give the bot our website to read',
    'let the bot read our website',
    'new source for pages we push',
    'crawl docs.firm.com for Fin',
  ],
  effect: 'create',
  retry: 'D',
  reconcile: [{ by: 'read', operation: 'content_import_sources.list', input: {}, rows: 'data', same: [{ row: 'url', as: 'url' }] }],
  scope: 'ai_content:write',
  permissions: ['read_write_ai_content'],
  audit: { event: 'content_import_source.created' },
  since: '2.12',
  body: {
    sync_behavior: z.enum(['api']).describe('How it is kept up to date.'),
    status: z.enum(['active', 'deactivated']).describe('Whether it is in use.').optional(),
    url: z.string().max(2000).describe('Address.'),
    audience_ids: z
      .union([audience, z.array(audience).max(1000)])
      .describe('Ids of the audiences that see it.')
      .nullable()
      .optional(),
  },
  output: ContentImportSource,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/ai-content/createcontentimportsource',
  examples: [
    {
      title: 'Add a source of outside content',
      input: { sync_behavior: 'api', url: 'https://www.example.com' },
      output: {
        id: 36,
        type: 'content_import_source',
        status: 'active',
        url: 'https://www.example.com',
        created_at: 1734537261,
        updated_at: 1734537261,
        audience_ids: [],
      },
    },
  ],
});
