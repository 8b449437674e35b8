import { type Call, idOf } from '../../parts/call.ts';
import { escapeHtml } from '../../parts/html.ts';
import { type Row, room, type World } from '../../parts/room.ts';
import { type ApiError, missing, notFound } from '../../server/errors.ts';

export interface Tag extends Row {
  readonly name: string;
}

export const tags = room<Tag>()({
  name: 'tags',
  keys: { name: 'exact' },
  seed: () => names.map((name, index) => ({ id: String(14_928_900 + index), name })),
});

export const tagNotFound = () => notFound('Tag not found', 'tag_not_found');

/** The tag that a body names by its `id`. */
export function namedTag({ body, world }: Call, refusal: () => ApiError): Tag {
  const id = idOf(body['id']);
  if (id === undefined) throw missing('id');
  const tag = world.of(tags).get(id);
  if (!tag) throw refusal();
  return tag;
}

/** Names come back HTML-escaped. */
export const tagShape = (tag: Tag) => ({ type: 'tag', id: tag.id, name: escapeHtml(tag.name) });

/** The tags of a row that carries their ids. */
export const tagList = (ids: readonly string[], world: World) => ({
  type: 'tag.list',
  tags: ids.flatMap((id) => {
    const tag = world.of(tags).get(id);
    return tag ? [tagShape(tag)] : [];
  }),
});

const names = [
  'VIP',
  'Feature Request',
  'Bug',
  'Billing',
  'Refund',
  'Shipping',
  'Login',
  'Churn risk',
  'Beta',
  'Onboarding',
  'Enterprise',
  'Trial',
  'Escalated',
  'Phone & SMS',
  'R&D <internal>',
  'Follow-up',
  'Spam',
  'Partner',
  'Press',
  'Renewal',
  'Upsell',
  'Security',
  'GDPR',
  'API',
  'Mobile',
  'Integrations',
  'Documentation',
  'Performance',
  'Accessibility',
  'Outage',
  'Positive feedback',
  'Negative feedback',
  'Ünïcode ✓',
];
