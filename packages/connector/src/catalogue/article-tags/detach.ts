import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { Tag } from '../tags/schemas.ts';

export const detach = operation({
  name: 'article_tags.detach',
  route: 'DELETE /articles/{article_id}/tags/{id}',
  summary: 'Untag an article',
  description: 'Takes a tag off a Help Center article; the tag itself stays.',
  asked: [
    'remove a tag from a help article',
    'take the label off the help page',
    'untag the article',
    'article is reviewed, remove its tag',
    'take tag needs-review off the help page',
    'drop a label from article 1203',
    'the page does not need that tag now',
    'take the seasonal label off the help page',
    'remove a label from the FAQ page',
    'strip a keyword from a help article',
    'keyword on the page is wrong, off with it',
    'page is finished, the draft label comes off',
    'untag the help page',
    'take tag off guide 200',
    'page has been reviewed, remove its label',
    'guide 200 should not be tagged seasonal',
  ],
  effect: 'update',
  retry: 'S',
  several: { of: 'article_id' },
  scope: 'articles:write',
  permissions: ['read_write_articles_scope'],
  audit: { event: 'article.untagged', target: 'article_id' },
  since: '2.16',
  path: { article_id: id('Id of the article.', 'articles'), id: id('Id of the tag.', 'tags') },
  output: Tag,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/articles/detachtagfromarticle',
  examples: [
    { title: 'Untag an article', input: { article_id: '123', id: '7522907' }, output: { type: 'tag', id: '7522907', name: 'Independent' } },
  ],
});
