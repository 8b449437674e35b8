import { operation } from '../operation.ts';
import { Deleted } from '../shared/deleted.ts';
import { id } from '../shared/fields.ts';

const remove = operation({
  name: 'articles.delete',
  route: 'DELETE /articles/{article_id}',
  summary: 'Delete an article',
  description:
    'Deletes an article and its translations for good. To take it out of the Help Center only, use articles.update with state ' + 'draft.',
  asked: [
    'delete a help article',
    'remove this help page for good',
    'throw the old FAQ page away',
    'the page is obsolete, bin it',
    'help page can go',
    'two pages say the same, throw one out',
    'get rid of article 1203',
    'erase an outdated page from the help center',
    'delete the duplicate FAQ',
    'we stopped that feature, remove its help page entirely',
    'trash this help center article',
    'wipe an article out of the knowledge base',
    'the guide for customers is useless, delete it',
    'remove the page on fax from the help center altogether',
    'two articles are the same, erase one',
    'article 1203 is not needed any longer, delete',
    'public page is wrong and useless, away with it for good',
    'guide 202 is not wanted any more, delete it',
    'throw guide 200 away',
    'this help page is obsolete, erase it',
    'two pages say the same, delete one',
    'remove article 200 for good',
  ],
  effect: 'delete',
  retry: 'S',
  scope: 'articles:write',
  permissions: ['read_write_articles_scope'],
  audit: { event: 'article.deleted', target: 'article_id' },
  since: '2.7',
  path: { article_id: id('Id of the article.', 'articles') },
  output: Deleted,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/articles/deletearticle',
  examples: [{ title: 'Delete an article', input: { article_id: '123' }, output: { id: '51' } }],
});

export { remove as delete };
