import { escapeHtml } from '../../parts/html.ts';
import { type Row, room, type World } from '../../parts/room.ts';

export interface Tag extends Row {
  readonly name: string;
}

export const tags = room<Tag>()({
  name: 'tags',
  keys: { name: 'exact' },
  seed: () => names.map((name, index) => ({ id: String(14_928_900 + index), name })),
});

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
