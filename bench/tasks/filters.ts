import { counted, type Filter, howMany, query, searchConversations } from './ordinary.ts';
import { isOpen, one } from './state.ts';
import { giveUp, task } from './task.ts';

const row = 'filter values that never match';

/** What a filter matched, as a number that somebody passes on. */
const total = (answered: { total: number | undefined; rows: readonly unknown[] }) => ({ value: answered.total ?? answered.rows.length });

export const filters = [
  task({
    id: 'open-and-nobodys',
    row,
    given: () => ({}),
    says: () => 'How many open conversations are assigned to nobody?',
    right: ({ conversations }) => {
      const nobodys = conversations.filter((one) => isOpen(one) && one.admin_assignee_id === null);
      // Whether a team counts as somebody, the sentence leaves open.
      return [nobodys.length, nobodys.filter(({ team_assignee_id }) => team_assignee_id === null).length];
    },
    before: async (ask) => {
      const found = await searchConversations(ask, [
        ['state', '=', 'open'],
        ['admin_assignee_id', '=', null],
      ]);
      return found.isError ? giveUp(found.text) : total(found);
    },
    after: (ask) =>
      howMany(ask, [
        ['state', '=', 'open'],
        ['admin_assignee_id', '=', null],
      ]),
  }),

  task({
    id: 'open-with-priority',
    row,
    given: () => ({}),
    says: () => 'How many of our open conversations are marked as a priority?',
    right: ({ conversations }) => [conversations.filter((one) => isOpen(one) && one.priority !== 'none').length],
    before: async (ask) => {
      const found = await searchConversations(ask, [
        ['state', '=', 'open'],
        ['priority', '=', 'priority'],
      ]);
      if (!found.isError) return total(found);
      if (!found.text.includes('urgent')) giveUp(found.text);
      return total(
        await searchConversations(ask, [
          ['state', '=', 'open'],
          ['priority', '!=', 'none'],
        ]),
      );
    },
    after: (ask) =>
      howMany(ask, [
        ['state', '=', 'open'],
        ['priority', '!=', 'none'],
      ]),
  }),

  task({
    id: 'tagged-by-name',
    row,
    given: () => ({ tag: 'Refund' }),
    says: ({ tag }) => `How many conversations have the tag ${tag}?`,
    right: ({ conversations, tags }, { tag }) => {
      const { id } = one(tags, ({ name }) => name === tag, tag);
      return [conversations.filter((each) => each.tags.some(({ tag_id }) => tag_id === id)).length];
    },
    before: async (ask, { tag }) => {
      const found = await searchConversations(ask, [['tag_ids', '=', tag]]);
      return found.isError ? giveUp(found.text) : total(found);
    },
    after: (ask, { tag }) => howMany(ask, [['tag_ids', '=', tag]]),
  }),

  task({
    id: 'segment-by-name',
    row,
    given: () => ({ segment: 'Slipping Away' }),
    says: ({ segment }) => `How many of the people in the segment ${segment} have unsubscribed from our emails?`,
    right: ({ contacts, today, now }) =>
      // The segment is people not seen for sixty days, which a day that ends meanwhile may change.
      [today, now].map(
        (at) =>
          contacts.filter(
            ({ role, last_seen_at, unsubscribed_from_emails }) =>
              role === 'user' && last_seen_at !== null && last_seen_at < at - 60 * 86_400 && unsubscribed_from_emails,
          ).length,
      ),
    before: async (ask, { segment }) => {
      const found = await ask('intercom_search_contacts', {
        query: query([
          ['segment_id', '=', segment],
          ['unsubscribed_from_emails', '=', true],
        ]),
      });
      return found.isError ? giveUp(found.text) : total(found);
    },
    after: async (ask, { segment }) => {
      const filters: Filter[] = [
        ['segment_id', '=', segment],
        ['unsubscribed_from_emails', '=', true],
      ];
      return counted(await ask('intercom_search_contacts', { query: query(filters), count: true }));
    },
  }),
];
