import { operation } from '../operation.ts';
import { bodyId, id } from '../shared/fields.ts';
import { Tag } from '../tags/schemas.ts';

export const attach = operation({
  name: 'article_tags.attach',
  route: 'POST /articles/{article_id}/tags',
  summary: 'Tag an article',
  description: 'Puts a tag (tags.list) on a Help Center article.',
  asked: [
    'tag a help article',
    'put a label on this help page',
    'mark the article as outdated',
    'add the tag outdated to the article',
    'label the help page with needs review',
    'tag the shipping page so that writers find it',
    'put a tag on article 1203',
    'mark this page for translation by a tag',
    'help page should carry the label seasonal',
    'label two help pages as outdated',
    'assign a keyword to the help page',
    'give the public guide the keyword billing',
    'guide 202 should be found under the label wifi',
    'put winter on the help page as a label',
    'tag the returns page',
    'label guide 200',
    'put tag seasonal on the page',
    'mark the article as needs-review',
    'tag a help page',
  ],
  effect: 'update',
  retry: 'S',
  several: { of: 'article_id' },
  scope: 'articles:write',
  permissions: ['read_write_articles_scope'],
  audit: { event: 'article.tagged', target: 'article_id' },
  since: '2.16',
  path: { article_id: id('Id of the article.', 'articles') },
  body: {
    id: bodyId('Id of the tag.', 'tags'),
    admin_id: bodyId('Id of the teammate who does it (admins.list).', 'admins').nullable().optional(),
  },
  output: Tag,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/articles/attachtagtoarticle',
  examples: [
    { title: 'Tag an article', input: { article_id: '123', id: '7522907' }, output: { type: 'tag', id: '7522907', name: 'Independent' } },
  ],
});
