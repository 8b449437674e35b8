import * as z from 'zod';
import { idOf, marked } from '../field-marks.ts';
import { operation } from '../operation.ts';
import { page, perPage } from '../shared/fields.ts';
import { ArticleSearchResponse } from './schemas.ts';

export const search = operation({
  name: 'articles.search',
  route: 'GET /articles/search',
  summary: 'Search articles',
  description:
    'Finds Help Center articles by a phrase, published ones unless state says draft or all. highlight marks the words that matched. ' +
    'For all kinds of content use content.search.',
  asked: [
    'find a help article about returns',
    'is there a help page on this topic',
    'what do we tell customers about invoices',
    'link to the FAQ about delivery',
    'search the knowledge base by words',
    'articles that mention the old price',
    'is there something for customers on this',
    'do we have instructions for it',
    'send me the page on cancellation',
    'something I can send about changing a password',
    'what do customers find in our help on this',
    'which page tells how to do this',
    'do we already have a public page about two-factor',
    'check the public docs for anything on exports',
    'help center pages that mention the word invoice',
    'which article explains how to reset a password',
    'find the guide on setting up the printer',
    'is that documented for customers',
    'articles about shipping abroad',
    'look for help content on cancelling',
    'which public articles talk about the old plan',
    'URL of the help page on delivery times',
    'search help center for refund',
    'anything in the FAQ on that',
    'what could I send the customer to read on this',
    'got an article about connecting the printer',
    'is this covered in our help center',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'articles:read',
  permissions: ['read_articles_scope'],
  audit: { event: 'article.searched' },
  since: '2.10',
  paging: { form: 'page', items: 'data.articles' },
  query: {
    phrase: marked({ phrase: true }, z.string().max(2000).describe('Words to look for.')).optional(),
    state: z.string().max(2000).describe('State.').optional(),
    help_center_id: idOf('help_centers', z.int().describe('Id of the Help Center (help_centers.list).')).optional(),
    highlight: z.boolean().describe('Also mark the words that matched.').optional(),
    page,
    per_page: perPage(100, 10),
  },
  output: ArticleSearchResponse,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/articles/searcharticles',
  examples: [{ title: 'Search articles', input: {}, output: { type: 'list', total_count: 1 } }],
});
