import { type Row, room, type Seeding, type View } from '../../parts/room.ts';
import { notFound } from '../../server/errors.ts';
import { admins } from '../admins/room.ts';
import { collections } from '../collections/room.ts';
import { tagList, tags } from '../tags/room.ts';

export interface Article extends Row {
  readonly content_id: string;
  readonly title: string;
  readonly description: string;
  readonly body: string;
  readonly author_id: number;
  readonly state: 'draft' | 'published';
  readonly created_at: number;
  readonly updated_at: number;
  readonly url: string | null;
  readonly tag_ids: readonly string[];
  /** The collection that it is in. */
  readonly parent_id?: string | null;
  /** Changes that wait to be published. */
  readonly draft?: Draft | null;
  /** What it was, oldest first; nothing before its first change through the API. */
  readonly versions?: readonly Version[];
  readonly ai_chatbot_availability?: boolean;
  readonly ai_copilot_availability?: boolean;
  readonly ai_sales_agent_availability?: boolean;
  readonly audience_ids?: readonly number[];
  readonly scheduled_publish_at?: number | null;
  readonly scheduled_unpublish_at?: number | null;
  /** Contents in other languages, by locale, as they were given. */
  readonly translated_content?: Readonly<Record<string, unknown>> | null;
}

export interface Draft {
  readonly title: string;
  readonly description: string;
  readonly body: string;
  readonly updated_at: number;
}

export interface Version {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly body: string;
  readonly author_id: string;
  readonly created_by_id: string;
  readonly created_via: 'web' | 'api';
  readonly from_version_id: string | null;
  readonly state: Article['state'];
  readonly created_at: number;
}

export const articles = room<Article>()({
  name: 'articles',
  order: { by: (article) => article.updated_at, descending: true },
  seed: seedArticles,
});

export const articleNotFound = () => notFound('Resource Not Found');

export const articleUrl = (id: string, title: string) =>
  `https://help.workspace.example/en/articles/${id}-${title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`;

export function articleShape(article: Article, { world }: View) {
  const { tag_ids, parent_id, draft, versions: _, audience_ids: __, ...rest } = article;
  const { ai_chatbot_availability = true, ai_copilot_availability = true, ai_sales_agent_availability = true, ...own } = rest;
  const parent = parent_id ? Number(parent_id) : null;
  return {
    type: 'article',
    workspace_id: world.workspace.id_code,
    parent_ids: parent === null ? [] : [parent],
    tags: tagList(tag_ids, world),
    ...own,
    scheduled_publish_at: article.scheduled_publish_at ?? null,
    scheduled_unpublish_at: article.scheduled_unpublish_at ?? null,
    has_unpublished_changes: Boolean(draft),
    draft_updated_at: draft?.updated_at ?? null,
    ai_chatbot_availability,
    ai_copilot_availability,
    ai_sales_agent_availability,
  };
}

const day = 86_400;
const subjects = [
  'Reset your password',
  'Read an invoice',
  'Ask for a refund',
  'Track a parcel',
  'Import your data',
  'Invite your team',
] as const;
const readers = ['for beginners', 'on the web', 'on your phone', 'for admins', 'step by step', 'in five minutes'] as const;

function seedArticles({ random, now, size, rowsOf }: Seeding): Article[] {
  const authors = rowsOf(admins).filter((admin) => !admin.bot);
  const homes = rowsOf(collections);
  return Array.from({ length: size.articles }, (_, index): Article => {
    const subject = subjects[index % subjects.length] as string;
    const round = Math.floor(index / (subjects.length * readers.length));
    const title = `${subject} ${readers[Math.floor(index / subjects.length) % readers.length]}${round > 0 ? ` (${round + 1})` : ''}`;
    const id = String(15_009_600 + index);
    const isDraft = index % 6 === 5;
    const created = now - random.int(30, 800) * day;
    return {
      id,
      content_id: String(17_680_900 + index),
      title,
      description: random.chance(0.7) ? `How to: ${title.toLowerCase()}.` : '',
      body: `<h1 id="h_${random.hex(10)}">${title}</h1><p class="no-margin">Open <b>Settings</b> &amp; choose <i>${subject}</i>.</p><ul><li><p class="no-margin">Check the details.</p></li><li><p class="no-margin">Save.</p></li></ul><p class="no-margin"><a href="https://help.workspace.example/contact" target="_blank">Write to us</a> if it does not work.</p>`,
      author_id: Number(random.pick(authors).id),
      state: isDraft ? 'draft' : 'published',
      created_at: created,
      updated_at: created + random.int(0, now - created - 1),
      url: isDraft ? null : articleUrl(id, title),
      tag_ids: random.chance(0.2) ? [random.pick(rowsOf(tags)).id] : [],
      draft:
        index % 9 === 2
          ? { title: `${title}, revised`, description: '', body: '<p class="no-margin">Soon better.</p>', updated_at: now - day }
          : null,
      parent_id: index % 3 === 0 ? null : (homes[index % homes.length]?.id ?? null),
    };
  });
}
