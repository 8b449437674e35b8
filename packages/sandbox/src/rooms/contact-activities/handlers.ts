import { type Handler, query } from '../../parts/call.ts';
import { compareKeys, cursorPage, decodeCursor, perPage, type SortKey } from '../../parts/paging.ts';
import { type Contact, contacts } from '../contacts/room.ts';

interface Activity {
  readonly event_type: 'contact.created' | 'contact.merged' | 'contact.deleted';
  /** Seconds. */
  readonly at: number;
  readonly contact: Contact;
  readonly source?: Contact;
}

/** `milliseconds.counter` in the examples of the description. */
const idOf = ({ at, contact, event_type, source }: Activity) => `${at * 1000}.${(source ?? contact).id}${event_type.slice(8, 9)}`;
const keyOf = (activity: Activity): SortKey => [activity.at * 1000, idOf(activity)];

const shape = (activity: Activity) => ({
  type: 'contact_activity',
  id: idOf(activity),
  event_type: activity.event_type,
  contact_id: activity.contact.id,
  external_id: activity.contact.external_id,
  role: activity.contact.role,
  merge_source_id: activity.source?.id ?? null,
  merge_target_id: activity.source ? activity.contact.id : null,
  failure_reason: null,
  created_at: activity.at,
});

/** What the contacts themselves tell: nobody keeps when a role changed, and no merge fails here. */
function activitiesOf(all: readonly Contact[]): Activity[] {
  const byId = new Map(all.map((contact) => [contact.id, contact]));
  return all.flatMap((contact): Activity[] => {
    const into = contact.merged_into === null ? undefined : byId.get(contact.merged_into);
    return [
      { event_type: 'contact.created', at: contact.created_at, contact },
      ...(into
        ? [{ event_type: 'contact.merged', at: contact.merged_at ?? contact.created_at, contact: into, source: contact } as const]
        : []),
      ...(contact.deleted_at === undefined ? [] : [{ event_type: 'contact.deleted', at: contact.deleted_at, contact } as const]),
    ];
  });
}

export const list: Handler = (call) => {
  const rows = activitiesOf(call.world.of(contacts).all()).sort((a, b) => compareKeys(keyOf(a), keyOf(b), false));
  const page = cursorPage(rows, {
    keyOf,
    descending: false,
    perPage: perPage(query(call, 'per_page'), 50, 150),
    cursor: decodeCursor(query(call, 'starting_after')),
  });
  const next = page.pages.next ? { starting_after: page.pages.next.starting_after } : null;
  return { type: 'list', data: page.rows.map(shape), pages: { type: 'pages', per_page: page.pages.per_page, next } };
};
