import * as z from 'zod';
import { idOf, marked } from '../field-marks.ts';
import { operation } from '../operation.ts';

import { Article, articleTranslations } from './schemas.ts';

export const create = operation({
  name: 'articles.create',
  route: 'POST /articles',
  summary: 'Write a Help Center article',
  description:
    'Adds an article, a draft unless state is published. body is HTML, body_markdown the same in Markdown. author_id is a teammate ' +
    '(admins.list); parent_id is a collection (collections.list).',
  asked: [
    'write a new help article',
    'add a help page about shipping',
    'draft an FAQ entry',
    'new page for the help center',
    'create a how-to for customers',
    'translate and add a page',
    'there is no page on this yet, write one',
    'new FAQ on passwords',
    'write up how to cancel, for customers',
    'put this text into the help center as a page',
    'turn our answer into an article',
    'put up a page for customers on how refunds work',
    'need a new how-to for customers, not public yet',
    'make a public FAQ on house rules',
    'write a help page, keep it as a draft',
    'publish a new article in the help center',
    'add an article under the collection Getting started',
    'a public page that explains two-factor login',
    'customers keep asking about this, make a page for it',
    'people should be able to read how this works, publish something',
    'start a knowledge base article on exports',
    'new entry in the public docs',
    'post a guide for customers',
    'draft a troubleshooting page',
    'new german page in the help center',
    'document this for our customers',
    'write something for customers on how to export data',
    'new FAQ entry on parking',
    'create a page Returns in the help center, as draft',
    'please publish a guide on connecting the printer',
    'customers need instructions, write an article',
    'new public article in german',
    'make this answer available to all customers as a help page',
    'put a how-to online',
    'set up a page about fees for our users',
    'help piece on returns, please write it',
    'make a public page of these notes',
    'we keep getting the same question, put the answer online',
    'new page for customers with this body and author',
    'customers should find this in the help center, write it',
    'nobody finds how to cancel, so write a page on it',
    'make a help text out of the answer',
    'solved problem should become a page for customers',
  ],
  effect: 'create',
  retry: 'D',
  reconcile: [
    {
      by: 'read',
      operation: 'articles.list',
      input: {},
      rows: 'data',
      newest: true,
      same: [
        { row: 'title', as: 'title' },
        { row: 'author_id', as: 'author_id' },
      ],
    },
  ],
  scope: 'articles:write',
  permissions: ['read_write_articles_scope'],
  audit: { event: 'article.created' },
  since: '2.7',
  body: {
    title: z.string().max(2000).describe('Title.'),
    description: z.string().max(1_000_000).describe('What it is for.').optional(),
    body: z.string().max(1_000_000).describe('The text; simple HTML is kept.').optional(),
    body_markdown: z.string().max(1_000_000).describe('The text as Markdown, instead of body.').optional(),
    author_id: marked({ of: 'admins', acting: 'id' }, z.int().describe('Id of the teammate who wrote it (admins.list).')),
    state: z.enum(['published', 'draft']).describe('State.').optional(),
    parent_id: idOf('collections', z.int().describe('Id of the collection that it is in.')).optional(),
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
  said: {
    author_id: {
      absent: ['parameter_not_found', 'author_id must be in the main body or default locale translated_content object'],
    },
  },
  output: Article,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/articles/createarticle',
  examples: [
    {
      title: 'Write a Help Center article',
      input: {
        title: 'Thanks for everything',
        description: 'Description of the Article',
        body: 'Body of the Article',
        author_id: 991267497,
        state: 'published',
        parent_id: 145,
        parent_type: 'collection',
        translated_content: {
          fr: {
            title: 'Merci pour tout',
            description: "Description de l'article",
            body: "Corps de l'article",
            author_id: 991267497,
            state: 'published',
          },
        },
      },
      output: {
        id: '42',
        type: 'article',
        parent_ids: [],
        title: 'Thanks for everything',
        state: 'published',
        created_at: 1734537288,
        updated_at: 1734537288,
        url: 'http://help-center.test/myapp-68/en/articles/42-thanks-for-everything',
      },
    },
  ],
});
