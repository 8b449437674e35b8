import type { Attributes } from '../../parts/attributes.ts';
import { type Row, room, type Seeding, type World } from '../../parts/room.ts';
import { notFound } from '../../server/errors.ts';

/** Somebody who came and has not said who they are. */
export interface Visitor extends Row {
  readonly user_id: string;
  readonly name: string | null;
  readonly pseudonym: string;
  readonly custom_attributes: Attributes;
  readonly created_at: number;
  readonly updated_at: number;
}

export const visitors = room<Visitor>()({ name: 'visitors', keys: { user_id: 'exact' }, seed: seedVisitors });

export const visitorNotFound = () => notFound('Visitor Not Found');

export const visitorShape = (visitor: Visitor, world: World) => ({
  type: 'visitor',
  id: visitor.id,
  user_id: visitor.user_id,
  anonymous: true,
  email: '',
  phone: null,
  name: visitor.name,
  pseudonym: visitor.pseudonym,
  avatar: { type: 'avatar', image_url: null },
  app_id: world.workspace.id_code,
  companies: { type: 'company.list', companies: [] },
  location_data: {},
  last_request_at: null,
  created_at: visitor.created_at,
  remote_created_at: visitor.created_at,
  signed_up_at: visitor.created_at,
  updated_at: visitor.updated_at,
  session_count: 0,
  social_profiles: { type: 'social_profile.list', social_profiles: [] },
  owner_id: null,
  unsubscribed_from_emails: false,
  marked_email_as_spam: false,
  has_hard_bounced: false,
  tags: { type: 'tag.list', tags: [] },
  segments: { type: 'segment.list', segments: [] },
  custom_attributes: visitor.custom_attributes,
  referrer: null,
  utm_campaign: null,
  utm_content: null,
  utm_medium: null,
  utm_source: null,
  utm_term: null,
  do_not_track: null,
});

const colours = ['Violet', 'Amber', 'Teal', 'Coral', 'Indigo'] as const;
const things = ['Suitcase', 'Umbrella', 'Teapot', 'Lantern', 'Compass'] as const;

function seedVisitors({ random, now }: Seeding): Visitor[] {
  return Array.from({ length: 12 }, () => {
    const created_at = now - random.int(60, 20 * 86_400);
    const hex = random.hex(32);
    return {
      id: `${created_at.toString(16)}${random.hex(16)}`,
      user_id: [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-'),
      name: null,
      pseudonym: `${random.pick(colours)} ${random.pick(things)}`,
      custom_attributes: {},
      created_at,
      updated_at: created_at,
    };
  });
}
