import * as z from 'zod';
import { idOf } from '../field-marks.ts';
import { operation } from '../operation.ts';
import { bodyId, id } from '../shared/fields.ts';
import { ExternalPage } from './schemas.ts';

export const update = operation({
  name: 'external_pages.update',
  route: 'PUT /ai/external_pages/{page_id}',
  summary: 'Change an outside page',
  description:
    'Changes title, HTML, address or availability of an external page by its id. title, html, url, locale and source_id are always ' +
    'needed.',
  asked: [
    'change an outside page',
    'the wiki page is out of date, send the new text',
    'stop Fin from using one imported page, or allow it',
    'new title or address of an external page',
    'the page in the wiki was rewritten, send the bot the new text',
    'send new text for external page 55',
    'imported page changed on our side, update it at Fin',
    'change title or url of an imported page',
    'do not let Fin use this imported page',
    'refresh a pushed page',
    'push the new wording of the wiki page to the bot',
    'imported page has changed, replace its text',
    'retitle an outside page',
    'keep the imported page but Fin must not answer from it',
    'crawled page has old text, replace',
    'let the bot answer from the synced page again',
    'bot quotes an old text from a page we pushed',
    'page was rewritten on our site, the bot should get the new text',
    'pages of the import have changed',
    'send the bot the new version of our page',
    'pushed page has changed',
    'new html for external page 33',
  ],
  effect: 'update',
  retry: 'S',
  scope: 'ai_content:write',
  permissions: ['read_write_ai_content'],
  audit: { event: 'external_page.updated', target: 'page_id' },
  since: '2.12',
  path: { page_id: id('Id of the page.') },
  body: {
    title: z.string().max(2000).describe('Title.'),
    html: z.string().max(1_000_000).describe('The page as HTML.'),
    url: z.string().max(2000).describe('Address.'),
    fin_availability: z.boolean().describe('Whether Fin may answer from it.').optional(),
    locale: z.enum(['en']).describe('Language, such as en.'),
    source_id: idOf('content_import_sources', z.int().describe('Id of the source (content_import_sources.list).')),
    external_id: bodyId('Your own id of it.').optional(),
  },
  output: ExternalPage,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/ai-content/updateexternalpage',
  examples: [
    {
      title: 'Change an outside page',
      input: {
        page_id: '123',
        external_id: '5678',
        html: '<html><body><h1>Test</h1></body></html>',
        locale: 'en',
        source_id: 47,
        title: 'Test',
        url: 'https://www.example.com',
      },
      output: {
        id: '24',
        type: 'external_page',
        title: 'Test',
        url: 'https://www.example.com',
        external_id: '5678',
        created_at: 1734537280,
        updated_at: 1734537281,
      },
    },
  ],
});
