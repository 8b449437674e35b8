import { htmlToMarkdown } from '../../parts/markdown.ts';
import { type Row, room } from '../../parts/room.ts';
import { admins } from '../admins/room.ts';

export interface InternalArticle extends Row {
  readonly title: string;
  readonly body: string;
  readonly owner_id: number;
  readonly author_id: number;
  readonly folder_id: string | null;
  readonly audience_ids: readonly number[];
  readonly ai_chatbot_availability: boolean;
  readonly ai_copilot_availability: boolean;
  readonly ai_sales_agent_availability: boolean;
  readonly tag_ids: readonly string[];
  readonly created_at: number;
  readonly updated_at: number;
}

export const internalArticles = room<InternalArticle>()({
  name: 'internal_articles',
  order: { by: (article) => article.updated_at, descending: true },
  seed: ({ random, now, rowsOf }) => {
    const people = rowsOf(admins).filter((admin) => !admin.bot);
    return ['Refund rules', 'Who is on call', 'How to answer the press', 'Discounts', 'Escalations'].map((title, index) => {
      const author = Number(random.pick(people).id);
      const created_at = now - random.int(30, 300) * 86_400;
      return {
        id: String(3900 + index),
        title,
        body: `<p class="no-margin">${title}: ask your lead first.</p>`,
        owner_id: author,
        author_id: author,
        folder_id: index % 2 === 0 ? '6' : null,
        audience_ids: [],
        ai_chatbot_availability: false,
        ai_copilot_availability: true,
        ai_sales_agent_availability: false,
        tag_ids: index === 0 ? ['14928900'] : [],
        created_at,
        updated_at: created_at + index,
      };
    });
  },
});

export const internalArticleShape = ({ tag_ids: _, folder_id: __, ...article }: InternalArticle) => ({
  type: 'internal_article',
  ...article,
  body_markdown: htmlToMarkdown(article.body),
  locale: 'en',
});
