import * as z from 'zod';
import { idOf } from '../field-marks.ts';
import { operation } from '../operation.ts';
import { id } from '../shared/fields.ts';
import { InternalArticle } from './schemas.ts';

export const update = operation({
  name: 'internal_articles.update',
  route: 'PUT /internal_articles/{internal_article_id}',
  summary: 'Change an internal article',
  description: 'Changes the given fields of an internal article. A body replaces the one before as a whole.',
  asked: [
    'change an internal article',
    'edit a staff page, the process has changed',
    'fix a step in our internal how-to',
    'give an internal page another owner',
    'step three in the guide for agents is wrong',
    'the how-to for staff needs another step',
    'internal page is wrong, put it right',
    'escalation playbook needs a new on-call number',
    'edit internal article 3310',
    'staff page is outdated, change it',
    'add a step to the runbook',
    'correct our private how-to',
    'rename a page in the team handbook',
    'update the internal guide for agents',
    'our rules for refunds changed, put that in the staff page',
    'the staff guide has an old number in it',
    'put the new step in the playbook',
    'private page needs another text',
    'rules changed, edit the guide for agents',
    'the internal how-to mentions the wrong person',
    'our rules for discounts changed',
    'staff page 3310 should be called something else',
    'runbook is outdated, change it',
    'correct the staff page',
    'rename the internal doc',
  ],
  effect: 'update',
  retry: 'S',
  scope: 'articles:write',
  permissions: ['read_write_articles_scope'],
  audit: { event: 'internal_article.updated', target: 'internal_article_id' },
  since: '2.13',
  path: { internal_article_id: id('Id of the internal article.', 'internal_articles') },
  body: {
    title: z.string().max(2000).describe('Title.').optional(),
    body: z.string().max(1_000_000).describe('The text; simple HTML is kept.').optional(),
    body_markdown: z.string().max(1_000_000).describe('The text as Markdown, instead of body.').optional(),
    author_id: idOf('admins', z.int().describe('Id of the teammate who wrote it (admins.list).')).optional(),
    owner_id: idOf('admins', z.int().describe('Id of the teammate who owns it.')).optional(),
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
  output: InternalArticle,
  docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/internal-articles/updateinternalarticle',
  examples: [
    {
      title: 'Change an internal article',
      input: { internal_article_id: '123', title: 'Christmas is here!', body: '<p>New gifts in store for the jolly season</p>' },
      output: { id: '48' },
    },
  ],
});
