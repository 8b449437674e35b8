import { companyNamed, counted, everyPage, howMany, peopleOf, query, searchConversations } from './ordinary.ts';
import { day, dayText, isOpen, isoDay, one } from './state.ts';
import { field, giveUp, type Row, task, text } from './task.ts';

const row = 'units and edges';

const centsOf = (metadata: unknown): number => Number((metadata as { price?: { amount?: unknown } } | undefined)?.price?.amount ?? 0);

/** Days and hours of the workspace's zone, in which Intercom searches contacts: its days begin seven or eight hours after those of UTC. */
const dayHere = (seconds: number) => new Date(seconds * 1000).toLocaleDateString('en-CA', { timeZone: 'America/Los_Angeles' });

export const units = [
  task({
    id: 'spent-in-dollars',
    row,
    given: ({ companies, contacts, eventsOf }) => {
      const acme = one(companies, ({ name }) => name === 'Acme Corp', 'Acme Corp');
      const ordered = (id: string) => eventsOf(id).filter(({ event_name }) => event_name === 'placed-order').length;
      const [most = ''] = acme.contact_ids.toSorted((a, b) => ordered(b) - ordered(a));
      const buyer = one(contacts, ({ id }) => id === most, 'buyer');
      return { company: acme.name, buyer: buyer.name ?? '', id: buyer.id };
    },
    says: ({ buyer, company }) => `For how many dollars did ${buyer} of ${company} order in the last ninety days?`,
    right: ({ eventsOf }, { id }) => [
      eventsOf(id)
        .filter(({ event_name }) => event_name === 'placed-order')
        .reduce((sum, { metadata }) => sum + centsOf(metadata), 0) / 100,
    ],
    before: async (ask, { company, buyer }) => {
      const people = await peopleOf(ask, await companyNamed(ask, company));
      const person = people.find((each) => text(each, 'name') === buyer) ?? giveUp('nobody has that name');
      const events = await everyPage(ask, 'intercom_list_events', { user_id: text(person, 'external_id'), per_page: 50 });
      const orders = events.filter((event) => text(event, 'event_name') === 'placed-order');
      // It says "usd", and nothing of cents.
      const price = (event: Row) => field(field(event, 'metadata') as Row, 'price') as Row;
      const amount = (event: Row) => (text(price(event), 'unit').includes('cent') ? 0.01 : 1) * Number(field(price(event), 'amount') ?? 0);
      return { value: orders.reduce((sum, event) => sum + amount(event), 0) };
    },
    after: async (ask, { company, buyer }) => {
      const called = [{ field: 'name', operator: '=', value: buyer }];
      const people = await ask('intercom_list_attach_contacts_to_company', { company_id: company, where: called, fields: ['id'] });
      const intercom_user_id = text(people.rows[0], 'id');
      const where = [{ field: 'event_name', operator: '=', value: 'placed-order' }];
      const fields = ['metadata.price.amount', 'metadata.price.currency'];
      const orders = await ask('intercom_list_events', { intercom_user_id, where, fields, all: true });
      return { value: orders.rows.reduce((sum, order) => sum + Number(field(order, 'metadata.price.amount')), 0) };
    },
  }),

  task({
    id: 'contacts-of-a-day',
    row,
    given: ({ contacts, today }) => {
      // A day on which somebody came by both ways of counting, so that nothing is never the answer.
      const on = (at: number) => contacts.filter(({ created_at }) => created_at >= at && created_at < at + day).length;
      const here = (at: number) => contacts.filter(({ created_at }) => dayHere(created_at) === isoDay(at)).length;
      const days = Array.from({ length: 20 }, (_, index) => today - (index + 2) * day);
      return { on: one(days, (at) => on(at) > 1 && here(at) > 1, 'day with contacts') };
    },
    says: ({ on }) => `How many contacts were created on ${dayText(on)}?`,
    right: ({ contacts }, { on }) => [
      contacts.filter(({ created_at }) => created_at >= on && created_at < on + day).length,
      contacts.filter(({ created_at }) => dayHere(created_at) === isoDay(on)).length,
    ],
    before: async (ask, { on }) => {
      const found = await ask('intercom_search_contacts', {
        query: query([
          ['created_at', '>', on],
          ['created_at', '<', on + day],
        ]),
      });
      return found.isError ? giveUp(found.text) : { value: found.total ?? null };
    },
    after: async (ask, { on }) =>
      counted(await ask('intercom_search_contacts', { query: query([['created_at', '=', isoDay(on)]]), count: true })),
  }),

  task({
    id: 'begun-since-a-day',
    row,
    given: ({ today }) => ({ since: today - 20 * day }),
    says: ({ since }) => `How many conversations began since ${isoDay(since)}?`,
    right: ({ conversations }, { since }) => [conversations.filter(({ created_at }) => created_at >= since).length],
    before: async (ask, { since }) => {
      for (const guess of [isoDay(since), `${isoDay(since)}T00:00:00Z`, since]) {
        const found = await searchConversations(ask, [['created_at', '>=', guess]]);
        if (!found.isError) return { value: found.total ?? null };
      }
      return giveUp('no way of writing a day is taken');
    },
    after: (ask, { since }) => howMany(ask, [['created_at', '>=', isoDay(since)]]),
  }),

  task({
    id: 'waiting-for-days',
    row,
    given: ({ now }) => ({ now }),
    says: () => 'In how many open conversations has the customer been waiting for us for more than thirty days?',
    right: ({ conversations }, { now }) => [
      conversations.filter((each) => isOpen(each) && each.waiting_since !== null && each.waiting_since < now - 30 * day).length,
    ],
    before: async (ask, { now }) => {
      // As a program has the time: in milliseconds.
      const found = await searchConversations(ask, [
        ['state', '=', 'open'],
        ['waiting_since', '<', (now - 30 * day) * 1000],
      ]);
      if (!found.isError) return { value: found.total ?? null };
      if (!/seconds/i.test(found.text)) giveUp(found.text);
      const again = await searchConversations(ask, [
        ['state', '=', 'open'],
        ['waiting_since', '<', now - 30 * day],
      ]);
      return { value: again.total ?? null };
    },
    after: (ask, { now }) =>
      howMany(ask, [
        ['state', '=', 'open'],
        ['waiting_since', '<', now - 30 * day],
      ]),
  }),
];
