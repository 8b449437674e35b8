import * as z from 'zod';
import { Article, articleTranslations } from '../articles/schemas.ts';
import { idOf } from '../field-marks.ts';
import { operation } from '../operation.ts';
import { bodyId, id } from '../shared/fields.ts';

export const update = operation({
  name: 'article_drafts.update',
  route: 'PUT /articles/{id}/draft',
  summary: 'Prepare changes of an article',
  description:
    'Saves changes of a published article without showing them; article_drafts.publish shows them. An article that was never ' +
    'published is changed with articles.update.',
  asked: [
    'change a live article without showing it yet',
    'prepare a new version of the page for later',
    'save edits as a draft for review',
    'rewrite it but do not publish',
    'rework the page, but customers keep seeing the old text for now',
    'change it without anybody noticing until it is approved',
    'work on a page that is public, in secret',
    'prepare an edit to a published article but keep it unpublished',
    'stage changes to a help page',
    'put new wording in the draft of a live page, do not release it',
    'edit the article as a draft first, legal has to look',
    'save a new version of the page without going live',
    'change the text of the page, only in draft for the moment',
    'set up the next version of the page for the launch next week',
    'save my changes but do not publish them',
    'work on the live article in the background',
    'readers must not see my edits yet',
    'rewrite the public page, release later',
    'prepare the new prices on the help page for January',
    'leave the live text, put the new one in the draft',
    'write the new text but keep it secret',
    'the new text for the live page comes later, only save it',
    'change the text of a live page without readers seeing it yet',
    'prepare the next version of guide 200',
    'save edits of a published article as draft',
    'work on the page while the old one stays up',
  ],
  effect: 'update',
  retry: 'S',
  scope: 'articles:write',
  permissions: ['read_write_articles_scope'],
  audit: { event: 'article_draft.staged', target: 'id' },
  since: '2.16',
  path: { id: id('Id of the article.', 'articles') },
  body: {
    title: z.string().max(2000).describe('Title.').optional(),
    description: z.string().max(1_000_000).describe('What it is for.').optional(),
    body: z.string().max(1_000_000).describe('The text; simple HTML is kept.').optional(),
    body_markdown: z.string().max(1_000_000).describe('The text as Markdown, instead of body.').optional(),
    author_id: idOf('admins', z.int().describe('Id of the teammate who wrote it (admins.list).')).optional(),
    state: z.enum(['published', 'draft']).describe('State.').optional(),
    parent_id: bodyId('Id of the collection that it is in.', 'collections').optional(),
    parent_type: z.string().max(2000).describe('collection or section.').optional(),
    translated_content: articleTranslations,
    audience_ids: z
      .array(idOf('audiences', z.int()))
      .max(1000)
      .describe(
        'Ids of the audiences to whom Fin answers from it, in every language; none for everybody. They win over those of a language.',
      )
      .nullable()
      .optional(),
    ai_chatbot_availability: z.boolean().describe('Whether Fin may answer from it.').optional(),
    ai_copilot_availability: z.boolean().describe('Whether Copilot may show it to teammates.').optional(),
    ai_sales_agent_availability: z.boolean().describe('Whether the sales agent may use it.').optional(),
    scheduled_publish_at: z.string().max(2000).describe('When it is published, ISO 8601; null for never.').nullable().optional(),
    scheduled_unpublish_at: z.string().max(2000).describe('When it becomes a draft again, ISO 8601; null for never.').nullable().optional(),
  },
  output: Article,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/articles/stagearticledraft',
  examples: [
    {
      title: 'Prepare changes of an article',
      input: { id: '123', title: 'Christmas is here!', body: '<p>New gifts in store for the jolly season</p>' },
      output: {
        id: '48',
        type: 'article',
        parent_ids: [],
        title: 'Christmas is here!',
        state: 'published',
        created_at: 1734537297,
        updated_at: 1734537298,
        url: 'http://help-center.test/myapp-80/en/articles/48-christmas-is-here',
      },
    },
  ],
});
