import { type Row, room, type Seeding } from '../../parts/room.ts';
import { contacts } from '../contacts/room.ts';

export interface SubscriptionType extends Row {
  readonly name: string;
  readonly description: string;
  readonly consent_type: 'opt_in' | 'opt_out';
  readonly content_types: readonly ('email' | 'sms_message')[];
}

export const subscriptionTypes = room<SubscriptionType>()({ name: 'subscription_types', seed: seedTypes });

export function subscriptionShape({ id, name, description, consent_type, content_types }: SubscriptionType) {
  const translation = { name, description, locale: 'en' };
  return {
    type: 'subscription',
    id,
    state: 'live',
    consent_type,
    default_translation: translation,
    translations: [translation],
    content_types,
  };
}

/** A few people chose: most who get no emails at all said so here. */
function seedTypes({ random, rowsOf }: Seeding): SubscriptionType[] {
  for (const contact of rowsOf(contacts)) if (random.chance(0.05)) contact.subscription_ids = [random.pick(standard).id];
  return [...standard];
}

const standard: readonly SubscriptionType[] = [
  { id: '37846', name: 'Newsletter', description: 'What is new, once a month.', consent_type: 'opt_out', content_types: ['email'] },
  { id: '37847', name: 'Announcements', description: 'Changes that concern you.', consent_type: 'opt_out', content_types: ['email'] },
  { id: '37848', name: 'Text messages', description: 'Offers to your phone.', consent_type: 'opt_in', content_types: ['sms_message'] },
];
