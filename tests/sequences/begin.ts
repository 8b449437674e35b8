import type { Model, Person, TicketType } from './model.ts';
import type { Real } from './step.ts';

type Listed = { readonly id?: unknown };
/** What the catalogue does not name is there all the same. */
type Shown = Readonly<Record<string, unknown>>;
const idsOf = (list: readonly Listed[] | null | undefined) => new Set((list ?? []).map(({ id }) => String(id)));

async function all<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const row of rows) found.push(row);
  return found;
}

/** What the world begins with, as it says itself; from then on the model goes its own way. */
export async function beginning({ intercom }: Real, keptTags: ReadonlySet<string>): Promise<Model> {
  const people = (await all(intercom.contacts.list())).map(
    (shown): Person => ({
      id: shown.id,
      role: shown.role as Person['role'],
      email: shown.email ?? null,
      phone: shown.phone ?? null,
      external_id: shown.external_id ?? null,
      name: shown.name ?? null,
      tags: idsOf(shown.tags?.data),
      companies: idsOf(shown.companies?.data),
      fate: 'live',
      searchableAt: 0,
    }),
  );
  const companies = (await all(intercom.companies.scroll())).map((shown) => ({
    id: shown.id,
    company_id: String(shown.company_id),
    name: String(shown.name),
    tags: idsOf(((shown as Shown)['tags'] as { tags?: Listed[] } | undefined)?.tags),
    gone: false,
  }));
  const tags = ((await intercom.tags.list()).data ?? []).map((shown) => ({
    id: shown.id,
    name: unescaped(String(shown.name)),
    gone: false,
  }));
  const tickets = await Promise.all(
    (await all(intercom.tickets.search({ query: { field: 'id', operator: '!=', value: '0' } }))).map(async (shown) => {
      // A ticket does not show its tags; a search knows them.
      const carried = await Promise.all(
        tags.map(async ({ id }) => {
          const query = {
            operator: 'AND' as const,
            value: [
              { field: 'id', operator: '=' as const, value: shown.id },
              { field: 'tag_ids', operator: '=' as const, value: id },
            ],
          };
          return (await intercom.tickets.search({ query })).total_count === 1 ? [id] : [];
        }),
      );
      return {
        id: shown.id,
        typeId: String((shown.ticket_type as Listed | undefined)?.id),
        stateId: String((shown.ticket_state as Listed | undefined)?.id),
        open: shown.open === true,
        people: idsOf(shown.contacts?.contacts),
        tags: new Set(carried.flat()),
        linked: idsOf((shown.linked_objects as { data?: Listed[] } | undefined)?.data),
        gone: false,
      };
    }),
  );
  const conversations = (await all(intercom.conversations.list())).map((shown) => ({
    id: shown.id,
    state: shown.state as 'open' | 'closed' | 'snoozed',
    read: shown.read === true,
    snoozed_until: shown.snoozed_until ?? null,
    waiting_since: shown.waiting_since ?? null,
    admin: Number(shown.admin_assignee_id) === 0 ? null : String(shown.admin_assignee_id),
    people: idsOf(shown.contacts?.contacts),
    tags: idsOf(shown.tags?.tags),
    parts: Number(((shown as Shown)['statistics'] as { count_conversation_parts?: number } | undefined)?.count_conversation_parts),
    gone: false,
    merged: false,
    isTicket: Boolean((shown as Shown)['ticket']),
  }));
  return {
    people,
    companies,
    conversations: conversations.toReversed(),
    tickets,
    tags,
    types: await typesOf(intercom),
    keptTags,
    scrolledAt: undefined,
  };
}

const unescaped = (name: string) =>
  name.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');

async function typesOf(intercom: Real['intercom']): Promise<TicketType[]> {
  const { data } = (await intercom.ticket_types.list()) as {
    data?: readonly {
      id: string;
      category: string;
      ticket_states: { data: { id: string; category: string }[] };
      ticket_type_attributes: {
        data: {
          name: string;
          data_type: string;
          required_to_create: boolean;
          input_options?: { list_options?: { id: string }[] } | null;
        }[];
      };
    }[];
  };
  return (data ?? []).map(({ id, category, ticket_states, ticket_type_attributes }) => ({
    id,
    category,
    states: ticket_states.data,
    demands: Object.fromEntries(
      ticket_type_attributes.data
        .filter(({ required_to_create }) => required_to_create)
        .map(({ name, input_options }) => [name, input_options?.list_options?.[0]?.id ?? '1']),
    ),
  }));
}
