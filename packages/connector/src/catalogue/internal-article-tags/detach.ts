import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { Tag } from '../tags/schemas.ts';

export const detach = operation({
  name: 'internal_article_tags.detach',
  route: 'DELETE /internal_articles/{internal_article_id}/tags/{id}',
  summary: 'Untag an internal article',
  description: 'Takes a tag off an internal article; the tag itself stays.',
  asked: [
    'remove a tag from an internal article',
    'take the label off a staff page',
    'untag an internal how-to',
    'remove tag review from internal article 3310',
    'playbook should lose its label',
    'untag a staff page',
    'take a label off an internal document',
    'remove the label policy from the private guide',
    'strip the keyword from an internal article',
    'staff page is final, the draft tag can come off',
    'label on a page for colleagues is wrong',
    'untag the runbook',
  ],
  effect: 'update',
  retry: 'S',
  several: { of: 'internal_article_id' },
  scope: 'articles:write',
  permissions: ['read_write_articles_scope'],
  audit: { event: 'internal_article.untagged', target: 'internal_article_id' },
  since: '2.16',
  path: { internal_article_id: id('Id of the internal article.', 'internal_articles'), id: id('Id of the tag.', 'tags') },
  output: Tag,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/internal-articles/detachtagfrominternalarticle',
  examples: [
    {
      title: 'Untag an internal article',
      input: { internal_article_id: '123', id: '7522907' },
      output: { type: 'tag', id: '7522907', name: 'Independent' },
    },
  ],
});
