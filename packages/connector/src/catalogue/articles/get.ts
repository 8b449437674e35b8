import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { Article } from './schemas.ts';

export const get = operation({
  name: 'articles.get',
  route: 'GET /articles/{article_id}',
  summary: 'Get an article',
  description: 'One Help Center article by id, with its HTML body, state, parents and statistics. A draft has no url.',
  asked: [
    'open help article by id',
    'read me the help page',
    'how many views and reactions did the article get',
    'what does our article on refunds say',
    'is this page a draft or published',
    'show me page number 12',
    'text of one help page',
    'when was this help page changed and by whom',
    'open the article',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'articles:read',
  permissions: ['read_articles_scope'],
  audit: { event: 'article.read', target: 'article_id' },
  since: '2.7',
  path: { article_id: id('Id of the article.') },
  output: Article,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/articles/retrievearticle',
  examples: [
    {
      title: 'Get an article',
      input: { article_id: '123' },
      output: {
        id: '45',
        type: 'article',
        parent_ids: [],
        title: 'This is the article title',
        state: 'published',
        created_at: 1734537292,
        updated_at: 1734537292,
        url: 'http://help-center.test/myapp-74/en/articles/45-this-is-the-article-title',
      },
    },
  ],
});
