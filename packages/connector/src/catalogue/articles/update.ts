import * as z from 'zod';
import { idOf } from '../field-marks.ts';
import { operation } from '../operation.ts';
import { bodyId, id } from '../shared/fields.ts';
import { Article, articleTranslations } from './schemas.ts';

export const update = operation({
  name: 'articles.update',
  route: 'PUT /articles/{article_id}',
  summary: 'Change an article',
  description:
    'Changes the given fields of an article. Of a published one they are public at once, unless changes wait in a draft or ' +
    'scheduled_publish_at comes along. To prepare changes use article_drafts.update. A body replaces the one before as a whole.',
  asked: [
    'fix a typo in a help article',
    'edit the text of a help page',
    'change title or headline of the article',
    'move an article to another collection',
    'unpublish a page, take it offline, hide it from the public',
    'publish a draft article now or schedule it',
    'add a german translation to the page',
    'set another author',
    'the article has a wrong price, correct it',
    'move the page into the section Billing',
    'swap the picture in the page',
    'take the page down for now',
    'the shipping page is out of date, put the right price in',
    'readers find a mistake on the page',
    'the page needs a new picture or paragraph',
    'german text of the page is wrong',
    'page needs another paragraph',
    'change the wording in the help page',
    'rename article 1203',
    'the screenshot in the guide for customers is old, replace it',
    'fix the link in an article',
    'put the page into another section of the help center',
    'publish article 1203',
    'make the article private or a draft again',
    'add a step to the public how-to',
    'update the price on the help page',
    'correct the heading of a help article',
    'new author for the page',
    'turn the draft article live',
    'add a french version of the article',
    'the FAQ still says 14 days, make it 30',
    'take this page offline, it is wrong',
    'rewrite the intro of the public guide',
    'unpublish article 1203',
  ],
  effect: 'update',
  retry: 'S',
  several: { of: 'article_id', without: ['title', 'description', 'body', 'body_markdown', 'state', 'translated_content'] },
  scope: 'articles:write',
  permissions: ['read_write_articles_scope'],
  audit: { event: 'article.updated', target: 'article_id' },
  since: '2.7',
  path: { article_id: id('Id of the article.', 'articles') },
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
      .describe('Ids of the audiences to whom Fin answers from it, in every language; none for everybody.')
      .nullable()
      .optional(),
    ai_chatbot_availability: z.boolean().describe('Whether Fin may answer from it.').optional(),
    ai_copilot_availability: z.boolean().describe('Whether Copilot may show it to teammates.').optional(),
    ai_sales_agent_availability: z.boolean().describe('Whether the sales agent may use it.').optional(),
    scheduled_publish_at: z.string().max(2000).describe('When it is published, ISO 8601; null for never.').nullable().optional(),
    scheduled_unpublish_at: z.string().max(2000).describe('When it becomes a draft again, ISO 8601; null for never.').nullable().optional(),
  },
  output: Article,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/articles/updatearticle',
  examples: [
    {
      title: 'Change an article',
      input: { article_id: '123', title: 'Christmas is here!', body: '<p>New gifts in store for the jolly season</p>' },
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
