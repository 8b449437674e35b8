import * as z from 'zod';
import { idOf } from '../field-marks.ts';
import { seconds, translations } from '../shared/fields.ts';
import { loose, resource, type Schema, translationOf } from '../shared/resource.ts';
import { time } from '../shared/times.ts';
import { Tag } from '../tags/schemas.ts';

const article = resource(
  {
    type: z.string().nullish(),
    id: z.string(),
    workspace_id: z.union([z.string(), z.int()]).nullish(),
    title: z.string().nullish(),
    description: z.string().nullish(),
    body: z.string().nullish(),
    body_markdown: z.string().nullish(),
    author_id: z.union([z.int(), z.string()]).nullish(),
    state: z.string().nullish(),
    created_at: time.nullish(),
    updated_at: time.nullish(),
    has_unpublished_changes: z.boolean().nullish(),
    draft_updated_at: time.nullish(),
    url: z.string().nullish(),
    parent_ids: z.array(z.number()).nullish(),
    ai_chatbot_availability: z.boolean().nullish(),
    ai_copilot_availability: z.boolean().nullish(),
    ai_sales_agent_availability: z.boolean().nullish(),
    created_by_id: z.union([z.int(), z.string()]).nullish(),
    updated_by_id: z.union([z.int(), z.string()]).nullish(),
    exclude_from_article_suggestions: z.boolean().nullish(),
    help_center_audience: z.string().nullish(),
    scheduled_publish_at: time.nullish(),
    scheduled_unpublish_at: time.nullish(),
    default_locale: z.string().nullish(),
    translated_content: z
      .record(
        z.string(),
        translationOf({
          type: z.string().nullish(),
          title: z.string().nullish(),
          description: z.string().nullish(),
          body: z.string().nullish(),
          body_markdown: z.string().nullish(),
          author_id: z.union([z.int(), z.string()]).nullish(),
          state: z.string().nullish(),
          created_at: time.nullish(),
          updated_at: time.nullish(),
          has_unpublished_changes: z.boolean().nullish(),
          draft_updated_at: time.nullish(),
          url: z.string().nullish(),
          audience_ids: z.array(z.number()).nullish(),
          ai_chatbot_availability: z.boolean().nullish(),
          ai_copilot_availability: z.boolean().nullish(),
          ai_sales_agent_availability: z.boolean().nullish(),
          created_by_id: z.union([z.int(), z.string()]).nullish(),
          updated_by_id: z.union([z.int(), z.string()]).nullish(),
        }),
      )
      .nullish(),
    tags: loose({ type: z.string().nullish(), tags: z.array(Tag).nullish() }).nullish(),
    statistics: loose({
      type: z.string().nullish(),
      views: z.number().nullish(),
      conversions: z.number().nullish(),
      reactions: z.number().nullish(),
      happy_reaction_percentage: z.number().nullish(),
      neutral_reaction_percentage: z.number().nullish(),
      sad_reaction_percentage: z.number().nullish(),
      fin_involvements: z.number().nullish(),
      fin_resolutions: z.number().nullish(),
      fin_resolution_rate: z.number().nullish(),
    }).nullish(),
  },
  {
    row: ['id', 'title', 'state', 'url', 'author_id', 'updated_at'],
    short: ['id', 'title', 'state'],
    own: ['workspace_id', 'author_id', 'state', 'created_by_id', 'updated_by_id', 'help_center_audience', 'default_locale'],
    html: ['body'],
  },
);

export interface Article extends z.output<typeof article> {}
export const Article: Schema<Article> = article;

const articleSearchResponse = resource(
  {
    type: z.string().nullish(),
    total_count: z.number().nullish(),
    data: loose({
      articles: z.array(Article).nullish(),
      highlights: z
        .array(
          loose({
            article_id: z.union([z.string(), z.int()]).nullish(),
            highlighted_title: z.array(z.record(z.string(), z.unknown())).nullish(),
            highlighted_summary: z.array(z.array(z.record(z.string(), z.unknown()))).nullish(),
          }),
        )
        .nullish(),
    }).nullish(),
    pages: loose({
      type: z.string().nullish(),
      page: z.number().nullish(),
      next: loose({ per_page: z.number().nullish(), starting_after: z.string().nullish() }).nullish(),
      per_page: z.number().nullish(),
      total_pages: z.number().nullish(),
    }).nullish(),
  },
  { row: ['type', 'total_count', 'data'], own: [] },
);

export interface ArticleSearchResponse extends z.output<typeof articleSearchResponse> {}
export const ArticleSearchResponse: Schema<ArticleSearchResponse> = articleSearchResponse;

/** What is sent; read, it has the same form. */
export const articleTranslations = translations(
  'article_translated_content',
  z
    .strictObject({
      type: z.enum(['article_content']).describe('Kind.').nullable().optional(),
      title: z.string().max(2000).describe('Title.').optional(),
      description: z.string().max(1_000_000).describe('What it is for.').optional(),
      body: z.string().max(1_000_000).describe('The text; simple HTML is kept.').optional(),
      body_markdown: z.string().max(1_000_000).describe('The text as Markdown, instead of body.').nullable().optional(),
      author_id: idOf('admins', z.int().describe('Id of the teammate who wrote it (admins.list).')).optional(),
      state: z.enum(['published', 'draft']).describe('State.').optional(),
      created_at: seconds('When it happened.').optional(),
      updated_at: seconds('When it changed.').optional(),
      has_unpublished_changes: z.boolean().describe('Whether changes wait.').optional(),
      draft_updated_at: seconds('When the draft changed.').nullable().optional(),
      url: z.string().max(2000).describe('Address.').optional(),
      audience_ids: z
        .array(idOf('audiences', z.int()))
        .max(1000)
        .describe('Ids of the audiences to whom Fin answers from it.')
        .nullable()
        .optional(),
      ai_chatbot_availability: z.boolean().describe('Whether Fin may answer from it.').optional(),
      ai_copilot_availability: z.boolean().describe('Whether Copilot may show it to teammates.').optional(),
      ai_sales_agent_availability: z.boolean().describe('Whether the sales agent may use it.').optional(),
      created_by_id: z.int().describe('Who made it.').nullable().optional(),
      updated_by_id: z.int().describe('Who changed it.').nullable().optional(),
    })
    .nullable(),
)
  .describe('Title and text in other languages, by locale.')
  .nullable()
  .optional();
