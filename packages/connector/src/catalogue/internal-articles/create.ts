import * as z from 'zod';
import { idOf, marked } from '../field-marks.ts';
import { operation } from '../operation.ts';
import { InternalArticle } from './schemas.ts';

export const create = operation({
  name: 'internal_articles.create',
  route: 'POST /internal_articles',
  summary: 'Write an internal article',
  description:
    'Adds an article for teammates only. author_id and owner_id are teammates (admins.list); body is HTML, body_markdown the same ' +
    'in Markdown.',
  asked: [
    'write an internal article for staff',
    'add a how-to that only colleagues see',
    'new page in the team handbook, playbook or runbook',
    'document a process for agents',
    'write down for colleagues how we handle returns',
    'instructions for agents on chargebacks',
    'write a guide for the support crew',
    'write down for agents how to handle chargebacks',
    'new internal page: escalation steps',
    'add a page to the staff wiki',
    'internal doc for the team on how to treat vip customers',
    'private how-to, customers must not see it',
    'write a playbook for the night shift',
    'document our refund rules for staff only',
    'save this as internal knowledge',
    'make an internal article',
    'write up for colleagues how refunds work',
    'internal guide on vip customers',
    'put our escalation rules down for staff',
    'new page for agents only',
    'team-only how-to on lost parcels',
    'create a private article',
    'put our private rules on refunds into a staff page',
    'colleagues need written rules for discounts',
    'new agents ask how we do returns, write it down for them',
    'turn this thread into a guide for colleagues',
    'make a staff page out of my notes',
    'runbook for the team',
    'write a guide only staff can read',
    'save the playbook internally',
    'how we refund, as a page for colleagues',
  ],
  effect: 'create',
  retry: 'D',
  reconcile: [
    {
      by: 'read',
      operation: 'internal_articles.list',
      input: {},
      rows: 'data',
      same: [
        { row: 'title', as: 'title' },
        { row: 'author_id', as: 'author_id' },
      ],
    },
  ],
  scope: 'articles:write',
  permissions: ['read_write_articles_scope'],
  audit: { event: 'internal_article.created' },
  since: '2.13',
  body: {
    title: z.string().max(2000).describe('Title.'),
    body: z.string().max(1_000_000).describe('The text; simple HTML is kept.').optional(),
    locale: z.string().max(20).describe('Language, such as en.').optional(),
    body_markdown: z.string().max(1_000_000).describe('The text as Markdown, instead of body.').optional(),
    author_id: marked({ of: 'admins', acting: 'id' }, z.int().describe('Id of the teammate who wrote it (admins.list).')),
    owner_id: marked({ of: 'admins', acting: 'id' }, z.int().describe('Id of the teammate who owns it.')),
    audience_ids: z
      .array(idOf('audiences', z.int()))
      .max(1000)
      .describe('Ids of the audiences to whom Fin answers from it; none for everybody.')
      .nullable()
      .optional(),
    ai_chatbot_availability: z.boolean().describe('Whether Fin may answer from it.').optional(),
    ai_copilot_availability: z.boolean().describe('Whether Copilot may show it to teammates.').optional(),
    ai_sales_agent_availability: z.boolean().describe('Whether the sales agent may use it.').optional(),
  },
  said: {
    author_id: {
      absent: ['parameter_not_found', 'author_id must be in the main body or default locale translated_content object'],
    },
  },
  output: InternalArticle,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/internal-articles/createinternalarticle',
  examples: [
    {
      title: 'Write an internal article',
      input: { title: 'Thanks for everything', body: 'Body of the Article', owner_id: 991266252, author_id: 991266252 },
      output: { id: '42', title: 'Thanks for everything' },
    },
  ],
});
