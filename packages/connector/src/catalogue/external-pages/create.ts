import * as z from 'zod';
import { idOf } from '../field-marks.ts';
import { operation } from '../operation.ts';
import { bodyId } from '../shared/fields.ts';
import { ExternalPage } from './schemas.ts';

export const create = operation({
  name: 'external_pages.create',
  route: 'POST /ai/external_pages',
  summary: 'Add or update an outside page',
  description:
    'Adds a page of a source, or changes the one with the same external_id of that source. html is cleaned; Fin and Copilot use it ' +
    'where they are allowed to.',
  asked: [
    'add an outside page for the bot',
    'push a wiki page to Fin',
    'give the bot a document from our docs',
    'upload a page under a content source',
    'give the bot this page from outside',
    'push a page of our docs to Fin',
    'add an external page under source 7',
    'upload our wiki text for the bot',
    'send a document to the knowledge of the bot by API',
    "put a page from outside into the bot's library",
    'feed Fin the page on installation',
    'send one more wiki page over',
    "put our PDF text into the bot's knowledge as a page",
    'hand the bot a documentation page by API',
    'add the release page from our site to the source',
    'push one more page to the bot',
    'push a wiki page for the bot',
    'add a page to source 7',
    'upload a text of ours so that Fin answers from it',
    'ingest a page of our wiki under our own key',
    'take this Notion page in for Fin',
    'feed the bot one more page, source 7',
    'put page wiki-12 into what the bot knows',
  ],
  effect: 'create',
  retry: 'S',
  scope: 'ai_content:write',
  permissions: ['read_write_ai_content'],
  audit: { event: 'external_page.saved' },
  since: '2.12',
  body: {
    title: z.string().max(2000).describe('Title.'),
    html: z.string().max(1_000_000).describe('The page as HTML.'),
    url: z.string().max(2000).describe('Address.').optional(),
    ai_agent_availability: z.boolean().describe('Whether Fin may answer from it.').optional(),
    ai_copilot_availability: z.boolean().describe('Whether Copilot may show it to teammates.').optional(),
    locale: z.enum(['en']).describe('Language, such as en.'),
    source_id: idOf('content_import_sources', z.int().describe('Id of the source (content_import_sources.list).')),
    external_id: bodyId('Your own id of it.'),
  },
  output: ExternalPage,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/ai-content/createexternalpage',
  examples: [
    {
      title: 'Add or update an outside page',
      input: {
        external_id: 'abc1234',
        html: '<html><body><h1>Test</h1></body></html>',
        locale: 'en',
        source_id: 44,
        title: 'Test',
        url: 'https://www.example.com',
      },
      output: {
        id: '21',
        type: 'external_page',
        title: 'Test',
        url: 'https://www.example.com',
        external_id: 'abc1234',
        created_at: 1734537273,
        updated_at: 1734537274,
      },
    },
  ],
});
