import { operation } from '../operation.ts';
import { bodyId, id } from '../shared/fields.ts';
import { Tag } from '../tags/schemas.ts';

export const attach = operation({
  name: 'internal_article_tags.attach',
  route: 'POST /internal_articles/{internal_article_id}/tags',
  summary: 'Tag an internal article',
  description: 'Puts a tag (tags.list) on an internal article.',
  asked: [
    'tag an internal article',
    'label a staff page',
    'mark an internal how-to',
    'add tag review to internal article 3310',
    'label the playbook',
    'tag a page of the staff handbook',
    'put a tag on an internal page',
    'label the private guide',
    'staff how-to should carry the tag policy',
    'give the staff guide a keyword',
    'mark the runbook as outdated with a tag',
    'tag the staff handbook page',
    'page for colleagues should have the label draft',
  ],
  effect: 'update',
  retry: 'S',
  several: { of: 'internal_article_id' },
  scope: 'articles:write',
  permissions: ['read_write_articles_scope'],
  audit: { event: 'internal_article.tagged', target: 'internal_article_id' },
  since: '2.16',
  path: { internal_article_id: id('Id of the internal article.', 'internal_articles') },
  body: {
    id: bodyId('Id of the tag.', 'tags'),
    admin_id: bodyId('Id of the teammate who does it (admins.list).', 'admins').nullable().optional(),
  },
  output: Tag,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/internal-articles/attachtagtointernalarticle',
  examples: [
    {
      title: 'Tag an internal article',
      input: { internal_article_id: '123', id: '7522907' },
      output: { type: 'tag', id: '7522907', name: 'Independent' },
    },
  ],
});
