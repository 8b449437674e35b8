import * as z from 'zod';
import { Article } from '../articles/schemas.ts';
import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';

export const publish = operation({
  name: 'article_drafts.publish',
  route: 'POST /articles/{id}/draft/publish',
  summary: 'Publish the waiting changes of an article',
  description:
    'Makes the waiting changes of an article public. locales says in which languages, and is needed where the workspace has ' + 'several.',
  asked: [
    'make the waiting changes of the article public',
    'publish the draft of the page now',
    'the edits are approved, put them live',
    'go live with the new version in all languages',
    'the new version has been signed off, customers may see it now',
    'release the reworked page',
    'push the pending edits of the article live',
    'legal approved the changes, release the draft of the page',
    'make the draft version of the live article visible',
    'let the reworked text replace the public one',
    'ship the pending changes of the help page',
    'publish what we prepared for the returns article',
    'edits on the page are fine, set them live',
    'put the saved changes online',
    'my changes may be seen by customers now',
    'release my edits in all languages',
    'publish pending edits',
    'boss agreed to my changes, show them',
    'boss agreed to the edits, customers may see them',
    'saved edits go online',
    'put the prepared version of guide 200 live',
    'approve the pending edits',
    'release the draft of the article',
    'legal said yes, let readers see the new version',
  ],
  effect: 'update',
  retry: 'D',
  reconcile: [
    { by: 'person', why: 'Whether the changes are public is seen in the Help Center: article_drafts.get shows what still waits.' },
  ],
  scope: 'articles:write',
  permissions: ['read_write_articles_scope'],
  audit: { event: 'article_draft.published', target: 'id' },
  since: '2.16',
  path: { id: id('Id of the article.', 'articles') },
  body: { locales: z.array(z.string().min(1).max(255)).max(1000).describe('Languages, such as en.').optional() },
  output: Article,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/articles/publisharticledraft',
  examples: [
    {
      title: 'Publish the waiting changes of an article',
      input: { id: '123', locales: ['en', 'fr'] },
      output: {
        id: '48',
        type: 'article',
        parent_ids: [],
        title: 'Christmas is here!',
        state: 'published',
        created_at: 1734537297,
        updated_at: 1734537299,
        url: 'http://help-center.test/myapp-80/en/articles/48-christmas-is-here',
      },
    },
  ],
});
