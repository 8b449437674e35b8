import type { World } from '../../parts/room.ts';
import type { Contact } from '../contacts/room.ts';
import { subscriptionTypes } from './room.ts';

const none = { opt_in: [], opt_out: [] } as const;

/** The kinds that a contact opted in to and out of, as ids. */
export function subscriptionsOf({ subscription_ids }: Contact, world: World): Readonly<Record<'opt_in' | 'opt_out', readonly string[]>> {
  if (!subscription_ids || subscription_ids.length === 0) return none;
  const types = subscription_ids.flatMap((id) => world.of(subscriptionTypes).get(id) ?? []);
  const of = (consent: string) => types.filter(({ consent_type }) => consent_type === consent).map(({ id }) => id);
  return { opt_in: of('opt_in'), opt_out: of('opt_out') };
}
