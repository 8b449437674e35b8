import { operation } from '../operation.ts';
import { Deleted } from '../shared/deleted.ts';
import { id } from '../shared/fields.ts';

const remove = operation({
  name: 'internal_articles.delete',
  route: 'DELETE /internal_articles/{internal_article_id}',
  summary: 'Delete an internal article',
  description: 'Deletes an internal article for good.',
  asked: [
    'delete an internal article',
    'remove a staff-only page',
    'throw away an old internal how-to',
    'guide for colleagues can go',
    'remove internal article 3310',
    'delete a page of the staff wiki',
    'the old playbook is obsolete, delete it',
    'throw out a private team page',
    'staff guide on fax can be deleted',
    'throw the playbook away',
    'private page is out of date, remove it',
    'how-to for staff is outdated, delete it for good',
    'remove a guide that only colleagues see',
    'runbook is obsolete, throw it away',
    'erase staff doc 61',
  ],
  effect: 'delete',
  retry: 'S',
  scope: 'articles:write',
  permissions: ['read_write_articles_scope'],
  audit: { event: 'internal_article.deleted', target: 'internal_article_id' },
  since: '2.13',
  path: { internal_article_id: id('Id of the internal article.', 'internal_articles') },
  output: Deleted,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/internal-articles/deleteinternalarticle',
  examples: [{ title: 'Delete an internal article', input: { internal_article_id: '123' }, output: { id: '51' } }],
});

export { remove as delete };
