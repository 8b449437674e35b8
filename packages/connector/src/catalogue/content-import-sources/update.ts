import * as z from 'zod';
import { idOf } from '../field-marks.ts';
import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { ContentImportSource } from './schemas.ts';

const audience = idOf('audiences', z.int());

export const update = operation({
  name: 'content_import_sources.update',
  route: 'PUT /ai/content_import_sources/{source_id}',
  summary: 'Change a source of outside content',
  description:
    'Changes address, status or audiences of a source; deactivated, its pages are used no more. sync_behavior and url are always ' +
    'needed.',
  asked: [
    'change address of a content source',
    'pause or deactivate a source',
    'our docs moved, new url for the sync',
    'turn an imported website off or on',
    'who may get answers from the source',
    'source has a new address',
    'switch off a website source for a while',
    'change the url of the docs source',
    'edit the settings of a knowledge source',
    'rename the content source',
    'set a source active again',
    'put the docs source on another url',
    'deactivate the wiki source for now',
    'our documentation got a new domain',
    'source should be visible to everybody',
    'change what audience the source is for',
    'crawl another address from now on',
    'stop crawling for a while',
    'source 7 should pause',
    'hold back the imported site for a while',
    'for now the bot may not answer from source 7',
    'bot should not use the site for now',
    'source has another url',
    'pause a source',
  ],
  effect: 'update',
  retry: 'S',
  scope: 'ai_content:write',
  permissions: ['read_write_ai_content'],
  audit: { event: 'content_import_source.updated', target: 'source_id' },
  since: '2.12',
  path: { source_id: id('Id of the source.', 'content_import_sources') },
  body: {
    sync_behavior: z.enum(['api', 'automated', 'manual']).describe('How it is kept up to date.'),
    status: z.enum(['active', 'deactivated']).describe('Whether it is in use.').optional(),
    url: z.string().max(2000).describe('Address.'),
    audience_ids: z
      .union([audience, z.array(audience).max(1000)])
      .describe('Ids of the audiences that see it.')
      .nullable()
      .optional(),
    apply_audience_to_existing_content: z.boolean().describe('Also change what the source holds already.').optional(),
  },
  output: ContentImportSource,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/ai-content/updatecontentimportsource',
  examples: [
    {
      title: 'Change a source of outside content',
      input: { source_id: '123', sync_behavior: 'api', url: 'https://www.example.com' },
      output: {
        id: 39,
        type: 'content_import_source',
        status: 'active',
        url: 'https://www.example.com',
        created_at: 1734537267,
        updated_at: 1734537267,
        audience_ids: [],
      },
    },
  ],
});
