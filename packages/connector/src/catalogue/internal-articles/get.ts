import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { InternalArticle } from './schemas.ts';

export const get = operation({
  name: 'internal_articles.get',
  route: 'GET /internal_articles/{internal_article_id}',
  summary: 'Get an internal article',
  description: 'One internal article by id, with its body, author and owner.',
  asked: [
    'open an internal article',
    'read a staff how-to by id',
    'what does our internal page say, who owns it',
    'read internal article 3310',
    'show the escalation playbook',
    'open a page of the staff handbook',
    'what does our private guide say',
    'text of an internal page',
    'open the staff guide with id 3310',
    'what stands in the internal playbook',
    'let me read the private page',
    'page of the handbook, open it',
    'what is in the playbook on escalations',
    'text of the runbook please',
    'read staff doc 61',
    'text of the runbook',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'articles:read',
  permissions: ['read_articles_scope'],
  audit: { event: 'internal_article.read', target: 'internal_article_id' },
  since: '2.13',
  path: { internal_article_id: id('Id of the internal article.', 'internal_articles') },
  output: InternalArticle,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/internal-articles/retrieveinternalarticle',
  examples: [{ title: 'Get an internal article', input: { internal_article_id: '123' }, output: { id: '45' } }],
});
