import type { World } from '../../packages/sandbox/src/parts/room.ts';
import { companies } from '../../packages/sandbox/src/rooms/companies/room.ts';
import { contacts } from '../../packages/sandbox/src/rooms/contacts/room.ts';
import { customObjects } from '../../packages/sandbox/src/rooms/custom-objects/room.ts';
import { visitors } from '../../packages/sandbox/src/rooms/visitors/room.ts';
import { firstOf } from '../../packages/sandbox/src/testing/samples.ts';

const user = (world: World) => {
  const found = world
    .of(contacts)
    .listed()
    .find(({ role, external_id }) => role === 'user' && external_id);
  if (!found) throw new Error('There is no user.');
  return found;
};

const event = (world: World) => ({ user_id: user(world).external_id, event_name: 'tried-it', created_at: 1_700_000_000 });
const eventsOf = (world: World) => ({ user_id: user(world).external_id, type: 'user' });

const byExternalId = (world: World) => ({
  custom_object_type_identifier: 'Order',
  external_id: firstOf(world, customObjects).external_id,
});

/** Where the SDK's reference shows every field although only some of them go together, or none. */
export const ownArguments: Readonly<Record<string, (world: World) => readonly unknown[]>> = {
  'companies.retrieve': (world) => [{ company_id: firstOf(world, companies).company_id }],
  'unstable.companies.retrieveCompany': (world) => [{ company_id: firstOf(world, companies).company_id }],
  'companies.scroll': () => [{}],
  'unstable.companies.scrollOverAllCompanies': () => [{}],
  'events.list': (world) => [eventsOf(world)],
  'events.create': (world) => [event(world)],
  'events.summaries': (world) => [
    { user_id: user(world).external_id, event_summaries: { event_name: 'tried-it', count: 1, first: 1_700_000_000, last: 1_700_000_000 } },
  ],
  'unstable.dataEvents.lisDataEvents': (world) => [{ filter: { user_id: user(world).external_id }, type: 'user' }],
  'unstable.dataEvents.createDataEvent': (world) => [event(world)],
  'unstable.dataEvents.dataEventSummaries': (world) => [
    { user_id: user(world).external_id, event_summaries: { event_name: 'tried-it', count: 1, first: 1_700_000_000, last: 1_700_000_000 } },
  ],
  'customObjectInstances.getCustomObjectInstancesByExternalId': (world) => [byExternalId(world)],
  'unstable.customObjectInstances.getCustomObjectInstancesByExternalId': (world) => [byExternalId(world)],
  'dataAttributes.create': () => [{ name: 'Mithril Shirt', model: 'company', data_type: 'string' }],
  'visitors.mergeToContact': (world) => [
    { type: 'user', user: { id: user(world).id, email: user(world).email ?? '' }, visitor: { user_id: firstOf(world, visitors).user_id } },
  ],
};
