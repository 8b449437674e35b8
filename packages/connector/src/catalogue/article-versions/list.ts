import * as z from 'zod';
import { operation } from '../operation.ts';
import { id, page, perPage } from '../shared/fields.ts';
import { listOf, NumberedPages } from '../shared/pages.ts';
import { ArticleVersionSummary } from './schemas.ts';

export const list = operation({
  name: 'article_versions.list',
  route: 'GET /articles/{article_id}/versions',
  summary: 'List the versions of an article',
  description: 'What an article was at earlier times, newest first, without bodies; locale chooses the language.',
  asked: [
    'history of an article',
    'past edits of a help page',
    'earlier versions of the article',
    'how has the page changed over time',
    'get back the old wording',
    'since when does the page say this',
    'I want the old text of the page back',
    'how did the page look in May',
    'revision history of a help page',
    'who changed the article and when',
    'how many versions of this page are there',
    'when was the page edited the last few times, by whom',
    'see all earlier revisions',
    'who last touched the help article',
    'changes made to the page over the year',
    'find the version from before the rewrite',
    'what happened to this page over time',
    'all revisions with author and date',
    'did someone overwrite the page',
    'list older texts of the article',
    'page was better before, what versions are there',
    'who edited the page last',
    'who touched the article and when',
    'did somebody overwrite the article',
    'when did this page change',
    'I need to get the old page back, what versions exist',
    'how often was the guide rewritten and by whom',
    'number of times the page was changed',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'articles:read',
  permissions: ['read_articles_scope'],
  audit: { event: 'article.versions_listed', target: 'article_id' },
  since: '2.16',
  paging: { form: 'page', items: 'data' },
  path: { article_id: id('Id of the article.', 'articles') },
  query: { page, per_page: perPage(100, 25), locale: z.string().max(2000).describe('Language, such as en.').optional() },
  output: listOf(ArticleVersionSummary, NumberedPages),
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/articles/listarticleversions',
  examples: [
    {
      title: 'List the versions of an article',
      input: { article_id: '123' },
      output: {
        type: 'list',
        total_count: 2,
        data: [{ type: 'article_version', id: '301', title: 'This is the article title', state: 'published', created_at: 1734537292 }],
      },
    },
  ],
});
