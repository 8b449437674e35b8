import { Article } from '../articles/schemas.ts';
import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';

export const get = operation({
  name: 'article_drafts.get',
  route: 'GET /articles/{id}/draft',
  summary: 'Get the waiting changes of an article',
  description: 'The version of an article that waits to be published; where nothing waits, the article as it is.',
  asked: [
    'what changes of the article are not published yet',
    'show the pending draft version of a help page',
    'unpublished edits of this article',
    'compare the draft with what is live',
    'which edits are waiting on the published article',
    'is there an unpublished version of this help page',
    'what would change if we published the draft',
    'read the pending revision of an article',
    'show what is in the draft but not live yet',
    'are there unsaved or unpublished changes on the page',
    'what is still unpublished on this page',
    'show me my unreleased edits',
    'what is waiting for approval on the help page',
    'what did Ana change that nobody sees yet',
    'what is the pending version of guide 200',
    'show unpublished edits of an article',
    'read the draft of a live page',
  ],
  effect: 'read',
  retry: 'R',
  scope: 'articles:read',
  permissions: ['read_articles_scope'],
  audit: { event: 'article_draft.read', target: 'id' },
  since: '2.16',
  path: { id: id('Id of the article.', 'articles') },
  output: Article,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/articles/retrievearticledraft',
  examples: [
    {
      title: 'Get the waiting changes of an article',
      input: { id: '123' },
      output: {
        id: '45',
        type: 'article',
        parent_ids: [],
        title: 'This is the draft title',
        state: 'published',
        created_at: 1734537292,
        updated_at: 1734537292,
        url: 'http://help-center.test/myapp-74/en/articles/45-this-is-the-article-title',
      },
    },
  ],
});
