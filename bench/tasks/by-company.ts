import { companyNamed, conversation, everyPage, type Filter, peopleOf, query, searchConversations } from './ordinary.ts';
import { conversationsOf, day, dayText, isOpen, isoDay, one, type State } from './state.ts';
import { type Answered, type Ask, field, type Row, task, text } from './task.ts';

const row = 'by company';

const companyOf = ({ companies }: State, company: string) => one(companies, ({ name }) => name === company, company);

/** The company of whose people most conversations fit. Nobody's is like that of the oldest contact, who is second in many. */
function busiest(state: State, fits: (conversation: State['conversations'][number]) => boolean): string {
  const count = (people: readonly string[]) => conversationsOf(state, people).filter(fits).length;
  const usual = state.companies.filter(({ contact_ids }) => !contact_ids.includes(state.contacts[0]?.id ?? ''));
  const [first] = usual.toSorted((a, b) => count(b.contact_ids) - count(a.contact_ids));
  return first?.name ?? '';
}

/** Conversations know no companies, so that each person is asked for. */
async function conversationsAt(ask: Ask, company: string, filter: Filter): Promise<Row[]> {
  const found = new Map<string, Row>();
  for (const person of await peopleOf(ask, await companyNamed(ask, company))) {
    const theirs = { query: query([['contact_ids', '=', text(person, 'id')], filter]) };
    for (const each of await everyPage(ask, 'intercom_search_conversations', theirs)) found.set(text(each, 'id'), each);
  }
  return [...found.values()];
}

/** What is known of each person at a company, in one call. */
const forPeopleAt = (ask: Ask, company: string, each: object, more: object): Promise<Answered> =>
  ask('intercom_list_attach_contacts_to_company', { company_id: company, each, ...more });

export const byCompany = [
  task({
    id: 'conversations-of-a-company',
    row,
    given: (state) => {
      const since = state.today - 30 * day;
      return { since, company: busiest(state, ({ created_at }) => created_at >= since) };
    },
    says: ({ company, since }) => `Which conversations did people at ${company} begin since ${dayText(since)}?`,
    right: (state, { company, since }) => [
      conversationsOf(state, companyOf(state, company).contact_ids)
        .filter(({ created_at }) => created_at >= since)
        .map(({ id }) => id),
    ],
    before: async (ask, { company, since }) => {
      const found = await conversationsAt(ask, company, ['created_at', '>=', since]);
      return { value: found.map((each) => text(each, 'id')) };
    },
    after: async (ask, { company, since }) => {
      const theirs = {
        operator: 'AND',
        value: [
          { field: 'contact_ids', operator: '=', value: '{id}' },
          { field: 'created_at', operator: '>=', value: isoDay(since) },
        ],
      };
      const found = await forPeopleAt(ask, company, { operation: 'conversations.search', input: { query: theirs } }, { fields: ['id'] });
      return { value: found.rows.map((each) => text(each, 'id')) };
    },
  }),

  task({
    id: 'what-a-company-did',
    row,
    given: ({ today }) => ({ company: 'Acme Corp', since: today - 7 * day }),
    says: ({ company, since }) => `What did the people at ${company} do in our product since ${dayText(since)}, and how often?`,
    right: (state, { company, since }) => {
      const counts: Record<string, number> = {};
      for (const id of companyOf(state, company).contact_ids) {
        for (const { event_name, created_at } of state.eventsOf(id)) {
          if (created_at >= since) counts[event_name] = (counts[event_name] ?? 0) + 1;
        }
      }
      return [counts];
    },
    before: async (ask, { company, since }) => {
      const counts: Record<string, number> = {};
      for (const person of await peopleOf(ask, await companyNamed(ask, company))) {
        for (const event of await everyPage(ask, 'intercom_list_events', { user_id: text(person, 'external_id') })) {
          const name = text(event, 'event_name');
          if (Number(field(event, 'created_at')) >= since) counts[name] = (counts[name] ?? 0) + 1;
        }
      }
      return { value: counts };
    },
    after: async (ask, { company, since }) => {
      const events = { operation: 'events.list', input: { user_id: '{external_id}' } };
      const where = [{ field: 'created_at', operator: '>=', value: isoDay(since) }];
      const { body } = await forPeopleAt(ask, company, events, { where, group_by: 'event_name' });
      const groups = (field(body, 'groups') ?? []) as readonly { value: string; count: number }[];
      return { value: Object.fromEntries(groups.map(({ value, count }) => [value, count])) };
    },
  }),

  task({
    id: 'waiting-at-a-company',
    row,
    given: (state) => ({ company: busiest(state, (each) => isOpen(each) && each.waiting_since !== null) }),
    says: ({ company }) => `How many conversations with ${company} are open, and in which of them have they waited longest for us?`,
    right: (state, { company }) => {
      const open = conversationsOf(state, companyOf(state, company).contact_ids).filter(isOpen);
      const waiting = open.filter(({ waiting_since }) => waiting_since !== null);
      const [longest] = waiting.toSorted((a, b) => (a.waiting_since ?? 0) - (b.waiting_since ?? 0));
      return [{ open: open.length, longest: longest?.id ?? null }];
    },
    before: async (ask, { company }) => {
      const guessed = await searchConversations(ask, [
        ['company.name', '=', company],
        ['state', '=', 'open'],
      ]);
      const open = guessed.isError ? await conversationsAt(ask, company, ['state', '=', 'open']) : [...guessed.rows];
      const waiting: [id: string, since: number][] = [];
      for (const each of open) {
        const id = text(each, 'id');
        const since = field(each, 'waiting_since') ?? field((await conversation(ask, id)).body, 'waiting_since');
        if (typeof since === 'number') waiting.push([id, since]);
      }
      const [longest] = waiting.sort(([, a], [, b]) => a - b);
      return { value: { open: open.length, longest: longest?.[0] ?? null } };
    },
    after: async (ask, { company }) => {
      const theirs = {
        operator: 'AND',
        value: [
          { field: 'contact_ids', operator: '=', value: '{id}' },
          { field: 'state', operator: '=', value: 'open' },
        ],
      };
      const conversations = { operation: 'conversations.search', input: { query: theirs } };
      const { rows } = await forPeopleAt(ask, company, conversations, { fields: ['id', 'waiting_since'] });
      const waiting = rows.filter((each) => text(each, 'waiting_since') !== '');
      const [longest] = waiting.toSorted((a, b) => (text(a, 'waiting_since') < text(b, 'waiting_since') ? -1 : 1));
      return { value: { open: rows.length, longest: longest ? text(longest, 'id') : null } };
    },
  }),
];
