import * as z from 'zod';
import { idOf, marked } from '../field-marks.ts';
import { operation } from '../operation.ts';
import { page, perPage, seconds } from '../shared/fields.ts';
import { listOf, NumberedPages } from '../shared/pages.ts';
import { ContentFound } from './schemas.ts';

export const search = operation({
  name: 'content.search',
  route: 'GET /content/search',
  summary: 'Search all content',
  description: 'Finds articles, internal articles, snippets and outside pages by words, state, language, tag, folder, author, time.',
  asked: [
    'search all content: articles, snippets, internal pages, websites',
    'everything we have written about a topic',
    'where do we mention the old name',
    'all content with a tag, in a folder, by an author or language',
    'content not updated for a year',
    'what does the bot know about this',
    'texts that Fin may use',
    'where is the old price still mentioned',
    'which texts talk about the app',
    'pages left alone for ages',
    'find anything about a topic, for staff or customers',
    'anything at all we have written on heat pumps',
    'search across public pages, internal pages and snippets',
    'which of our texts still use the old product name',
    'knowledge that Fin can use about refunds',
    'content by one author',
    'outdated content, not edited since last year',
    'everything in the knowledge hub on security',
    'where does the wrong phone number appear in our texts',
    'what content has the label review',
    'find all articles, snippets and websites mentioning the price',
    'look everywhere in our knowledge for this word',
    'where do we still mention fax',
    'everything on heat pumps, internal and public',
    'texts that nobody has edited for a year',
    'what does Fin know about refunds',
    'any text of ours about the topic',
    'find all content by Ana',
    'all drafts that mention the API key',
    'every text with a word in it, published or not',
    'our knowledge by state, language or author',
    'where all do we mention the old address',
    'our old name still stands somewhere, find where',
    'what is written about this anywhere',
    'pages that were left alone for a year',
    'what can the bot know about refunds',
    'where do we mention the old price, in any kind of text',
    'what can the bot use about Klarna',
    'search pages, snippets and staff docs together',
    'everything written on refunds',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'content:read',
  permissions: ['read_content'],
  audit: { event: 'content.searched' },
  since: '2.16',
  paging: { form: 'page', items: 'data' },
  query: {
    query: marked({ phrase: true }, z.string().max(500).describe('Words.')).optional(),
    page,
    per_page: perPage(50, 10),
    states: z
      .array(z.enum(['published', 'draft']))
      .max(100)
      .optional(),
    locales: z.array(z.string().min(1).max(255)).max(100).describe('Such as en.').optional(),
    tag_ids: z.array(idOf('tags', z.int())).max(100).optional(),
    tag_operator: z.enum(['IN', 'NIN']).describe('All of tag_ids, or none.').optional(),
    any_tag_ids: z.array(idOf('tags', z.int())).max(100).describe('Any of these.').optional(),
    folder_ids: z.array(idOf('folders', z.int())).max(100).optional(),
    folder_entity_type: z.enum(['folder']).optional(),
    content_types: z
      .array(z.enum(['snippet', 'external_content', 'file_source_content', 'internal_article', 'article']))
      .max(100)
      .optional(),
    copilot_state: z.enum(['on', 'off']).optional(),
    fin_service_state: z.enum(['on', 'off']).optional(),
    fin_sales_state: z.enum(['on', 'off']).optional(),
    created_by_ids: z.array(idOf('admins', z.int())).max(100).optional(),
    last_updated_by_ids: z.array(idOf('admins', z.int())).max(100).optional(),
    created_at_after: seconds('Only later than this.').optional(),
    created_at_before: seconds('Only earlier than this.').optional(),
    updated_at_after: seconds('Only changed later than this.').optional(),
    updated_at_before: seconds('Only changed earlier than this.').optional(),
  },
  output: listOf(ContentFound, NumberedPages),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/content/searchcontent',
  examples: [
    {
      title: 'Everything about refunds',
      input: { query: 'refund' },
      output: { type: 'list', data: [{ type: 'article', id: '15009621', title: 'Ask for a refund' }], total_count: 1 },
    },
  ],
});
