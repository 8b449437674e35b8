import * as z from 'zod';
import { idOf, marked } from '../field-marks.ts';
import { operation } from '../operation.ts';
import { bodyId } from '../shared/fields.ts';
import { ContentBulkActionResponse } from './schemas.ts';

export const bulk = operation({
  name: 'content.bulk',
  route: 'POST /content/bulk_actions',
  summary: 'Change many contents in the background',
  description:
    'Publishes, unpublishes, deletes, tags or changes availability or audience of up to 1,000 articles, snippets and pages at once. ' +
    'Done in the background; deleting cannot be undone.',
  asked: [
    'publish many articles at once',
    'delete or unpublish a list of pages in one go',
    'tag a lot of articles and snippets together',
    'let the bot use all these articles, or none of them',
    'change audience or availability for Fin of many contents',
    'put one label on forty articles',
    'unpublish these twenty pages at once',
    'tag a batch of help pages',
    'delete several articles in one step',
    'make a lot of content available to Fin',
    'take away a bunch of articles from the bot',
    'mass publish drafts',
    'move many articles or set their audience at once',
    'apply a label to all these content items',
    'bulk change of snippets and articles',
    'archive these old pages together',
    'publish fifteen pages in one go',
    'all these snippets and articles should get a label',
    'take a whole set of pages offline',
    'remove thirty outdated articles together',
    'switch Fin off for many articles',
    'put twenty pages into one audience',
    'unpublish everything on this list',
    'make all of these available to the bot at once',
    'change a batch of content in one request',
    'delete the following pages: 12, 13, 14 and 20',
    'the same change for a pile of pages',
    'delete these pages at once',
    'publish twenty guides in one go',
    'many contents off for the bot',
    'tag a heap of articles',
    'several guides should only be seen by one audience',
    'set the audience of a whole list of articles',
    'make a hundred pages visible to one target group only',
    'all guides in this list get the same author',
    'move a list of pages to another section in one call',
    'take forty articles offline together',
  ],
  effect: 'delete',
  retry: 'D',
  reconcile: [{ by: 'person', why: 'Each content has to be looked at: the answer named no job to ask for.' }],
  scope: 'content:write',
  permissions: ['write_content'],
  audit: { event: 'content.changed_in_bulk' },
  since: '2.16',
  body: {
    action: z
      .enum(['publish', 'unpublish', 'delete', 'set_availability', 'set_audience', 'update_tags'])
      .describe('What is done with each content.'),
    content_ids: z
      .array(
        z.strictObject({
          type: z
            .enum(['article', 'article_content', 'content_snippet', 'external_content', 'file_source_content', 'internal_article'])
            .describe('Kind.'),
          id: marked(
            {
              by: {
                field: 'type',
                lists: { article: 'articles', content_snippet: 'content_snippets', internal_article: 'internal_articles' },
              },
            },
            bodyId('Its id.'),
          ),
        }),
      )
      .min(1)
      .max(1000)
      .describe('What is changed, each by type and id; 1,000 at most.'),
    availability: z
      .strictObject({
        ai_agent: z.boolean().describe('Fin.').optional(),
        copilot: z.boolean().describe('Copilot.').optional(),
        sales_agent: z.boolean().describe('The sales agent.').optional(),
      })
      .describe('Which AI may use it.')
      .optional(),
    audience: z
      .strictObject({
        add_segment_ids: z.array(idOf('segments', z.int())).max(1000).describe('Added.').optional(),
        remove_segment_ids: z.array(idOf('segments', z.int())).max(1000).describe('Removed.').optional(),
        remove_all: z.boolean().describe('Remove all.').optional(),
      })
      .describe('Segments that are added or removed.')
      .optional(),
    tags: z
      .strictObject({
        add_tag_ids: z.array(idOf('tags', z.int())).max(1000).describe('Added.').optional(),
        remove_tag_ids: z.array(idOf('tags', z.int())).max(1000).describe('Removed.').optional(),
      })
      .describe('Ids of tags that are added or removed.')
      .optional(),
  },
  output: ContentBulkActionResponse,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/content/bulkcontentactions',
  examples: [
    {
      title: 'Change many contents at once',
      input: {
        action: 'publish',
        content_ids: [
          { type: 'article_content', id: '12345678' },
          { type: 'article_content', id: '12345679' },
        ],
      },
      output: { type: 'content_bulk_action', status: 'queued' },
    },
  ],
});
