import * as z from 'zod';
import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { ArticleVersion } from './schemas.ts';

export const get = operation({
  name: 'article_versions.get',
  route: 'GET /articles/{article_id}/versions/{id}',
  summary: 'Get a version of an article',
  description:
    'One earlier version of an article with its body. There is no call that goes back to it: write its body with articles.update.',
  asked: [
    'what did the article say before, show the old text',
    'open an earlier version of a page',
    'read version 3 of the help article',
    "text of the page before last week's change",
    'what exactly did revision 4 say',
    'content of the previous version of the article',
    'show me version 17 of the help page in full',
    'text before the last edit',
    'open one old revision',
    'what was in the page when the customer read it in March',
    'text as it stood in an older version',
    'what was the wording back then',
    'show version 3',
    'compare with the earlier text, open it',
    'what did the page promise a year ago',
    'how was the page worded before the last edit',
    'the old wording of the help page, show it',
    'what did the article say in March',
    'text of the page a year ago',
    'what customers read on the page back then',
    'what did guide 200 say in May',
    'text of version 3',
    'the wording before the last edit',
    'show an old version of a page',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'articles:read',
  permissions: ['read_articles_scope'],
  audit: { event: 'article.version_read', target: 'id' },
  since: '2.16',
  path: { article_id: id('Id of the article.', 'articles'), id: id('Id of the article version.') },
  query: { locale: z.string().max(2000).describe('Language, such as en.').optional() },
  output: ArticleVersion,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/articles/retrievearticleversion',
  examples: [
    {
      title: 'Get a version of an article',
      input: { article_id: '123', id: '301' },
      output: {
        type: 'article_version',
        id: '301',
        title: 'This is the article title',
        state: 'published',
        created_at: 1734537292,
        updated_at: 1734537292,
      },
    },
  ],
});
