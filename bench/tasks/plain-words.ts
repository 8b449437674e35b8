import { query, searchConversations } from './ordinary.ts';
import { day, dayText, everythingSaid, isoDay, opening } from './state.ts';
import { giveUp, type Row, task, text } from './task.ts';

const row = 'plain words';

const say = (words: string) => ({ query: words, pagination: { per_page: 5 } });

export const plainWords = [
  task({
    id: 'about-refunds',
    row,
    given: () => ({ about: 'refunds' }),
    says: ({ about }) => `How many conversations did customers begin about ${about}?`,
    right: ({ conversations }) => [conversations.filter((each) => /refund/i.test(opening(each))).length],
    before: async (ask, { about }) => {
      const first = await ask('intercom_search_conversations', say(about));
      if ((first.total ?? 0) > 0) return { value: first.total ?? null };
      // The description says to try both.
      const second = await ask('intercom_search_conversations', say(about.replace(/s$/, '')));
      return { value: second.total ?? 0 };
    },
    after: async (ask, { about }) => ({
      value: Number((await ask('intercom_search_conversations', { query: about, count: true })).body['count']),
    }),
  }),

  task({
    id: 'billing-came-up',
    row,
    given: ({ today }) => ({ since: today - 7 * day }),
    says: ({ since }) => `In which of the conversations updated since ${dayText(since)} did billing come up, whoever said it?`,
    right: ({ conversations }, { since }) => [
      conversations.filter((each) => each.updated_at >= since && /billing/i.test(everythingSaid(each))).map(({ id }) => id),
    ],
    before: async (ask, { since }) => {
      const found = await searchConversations(ask, [
        ['source.body', '~', 'billing'],
        ['updated_at', '>=', since],
      ]);
      return found.isError ? giveUp(found.text) : { value: found.rows.map((each) => text(each, 'id')) };
    },
    after: async (ask, { since }) => {
      const query = { operator: 'AND', value: ['billing', { field: 'updated_at', operator: '>=', value: isoDay(since) }] };
      const found = await ask('intercom_search_conversations', { query, replies: true, fields: ['id'] });
      const later = (found.body['in_replies'] ?? []) as readonly Row[];
      const { read, of } = found.body['replies'] as { read: number; of: number };
      const value = [...found.rows, ...later].map((each) => text(each, 'id'));
      return { value, ...(read < of ? { told: `the replies of ${read} of ${of} were read` } : {}) };
    },
  }),

  task({
    id: 'login-problems',
    row,
    given: () => ({}),
    says: () => 'How many conversations began because somebody could not log in or had other problems with their login?',
    right: ({ conversations }) => [conversations.filter((each) => /\blog ?in\b/i.test(opening(each))).length],
    before: async (ask) => {
      const first = await ask('intercom_search_conversations', say('login problems'));
      if ((first.total ?? 0) > 0) return { value: first.total ?? null };
      const second = await ask('intercom_search_conversations', { query: query([['source.body', '~', 'login']]) });
      return { value: second.total ?? 0 };
    },
    after: async (ask) => ({
      value: Number((await ask('intercom_search_conversations', { query: 'login problems', count: true })).body['count']),
    }),
  }),
];
