import { type Row, room, type World } from '../../parts/room.ts';
import { admins } from '../admins/room.ts';

export interface NewsItem extends Row {
  readonly title: string;
  readonly body: string;
  readonly sender_id: number;
  readonly state: 'draft' | 'live';
  readonly labels: readonly string[];
  readonly cover_image_url: string | null;
  readonly reactions: readonly (string | null)[];
  readonly deliver_silently: boolean;
  readonly newsfeed_assignments: readonly { newsfeed_id: number; published_at: number }[];
  readonly created_at: number;
  readonly updated_at: number;
}

export const newsItems = room<NewsItem>()({
  name: 'news_items',
  order: { by: (item) => item.created_at, descending: true },
  seed: ({ random, now, rowsOf }) => {
    const people = rowsOf(admins).filter((admin) => !admin.bot);
    return ['A new inbox', 'Faster exports', 'We moved', 'Soon: calls'].map((title, index) => {
      const created_at = now - (index + 1) * 9 * 86_400;
      const live = index < 3;
      return {
        id: String(29 + index),
        title,
        body: `<p>${title}!</p>`,
        sender_id: Number(random.pick(people).id),
        state: live ? 'live' : 'draft',
        labels: index === 0 ? ['New'] : [],
        cover_image_url: null,
        reactions: ['😆', '😅'],
        deliver_silently: false,
        newsfeed_assignments: live ? [{ newsfeed_id: 53, published_at: created_at }] : [],
        created_at,
        updated_at: created_at,
      };
    });
  },
});

export const newsItemShape = ({ id, ...item }: NewsItem, { workspace }: World) => ({
  id,
  type: 'news-item',
  workspace_id: workspace.id_code,
  ...item,
});
