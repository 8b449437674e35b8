import { statisticsOf } from '../../packages/sandbox/src/rooms/conversations/statistics.ts';
import { howMany, searchConversations, teammates } from './ordinary.ts';
import { day, dayText, isOpen, isoDay, one } from './state.ts';
import { giveUp, task } from './task.ts';

const row = 'fields that no tool mentions';

export const fields = [
  task({
    id: 'closed-since',
    row,
    given: ({ today }) => ({ since: today - 7 * day }),
    says: ({ since }) => `How many conversations did we close since ${dayText(since)}?`,
    right: ({ conversations }, { since }) => [conversations.filter((each) => (statisticsOf(each).last_close_at ?? 0) >= since).length],
    before: async (ask, { since }) => {
      const guessed = await searchConversations(ask, [['closed_at', '>=', since]]);
      if (!guessed.isError) return { value: guessed.total ?? null };
      const named = guessed.text.match(/statistics\.last_close_at/)?.[0];
      // Closed, and changed since then: no field that is named says more.
      const found = await searchConversations(
        ask,
        named
          ? [[named, '>=', since]]
          : [
              ['state', '=', 'closed'],
              ['updated_at', '>=', since],
            ],
      );
      return found.isError ? giveUp(found.text) : { value: found.total ?? null };
    },
    after: (ask, { since }) => howMany(ask, [['statistics.last_close_at', '>=', isoDay(since)]]),
  }),

  task({
    id: 'open-of-a-teammate',
    row,
    given: ({ teammates: people, conversations }) => {
      const busy = people.find(({ id }) => conversations.some((each) => isOpen(each) && each.admin_assignee_id === id));
      return { name: one(people, (each) => each === busy, 'teammate at work').name };
    },
    says: ({ name }) => `How many open conversations does ${name} have?`,
    right: ({ conversations, teammates: people }, { name }) => {
      const { id } = one(people, (each) => each.name === name, name);
      return [conversations.filter((each) => isOpen(each) && each.admin_assignee_id === id).length];
    },
    before: async (ask, { name }) => {
      const open = ['state', '=', 'open'] as const;
      const guessed = await searchConversations(ask, [open, ['admin_assignee_id', '=', name]]);
      if (!guessed.isError) return { value: guessed.total ?? null };
      const id = (await teammates(ask)).get(name) ?? giveUp('no list of teammates has the name');
      const found = await searchConversations(ask, [open, ['admin_assignee_id', '=', Number(id)]]);
      return found.isError ? giveUp(found.text) : { value: found.total ?? null };
    },
    after: (ask, { name }) =>
      howMany(ask, [
        ['state', '=', 'open'],
        ['admin_assignee_id', '=', name],
      ]),
  }),

  task({
    id: 'slow-first-answers',
    row,
    given: ({ today }) => ({ since: today - 30 * day }),
    says: ({ since }) =>
      `Of the conversations that began since ${dayText(since)}: in how many did our first answer take more than two hours?`,
    right: ({ conversations }, { since }) => [
      conversations.filter((each) => each.created_at >= since && (statisticsOf(each).time_to_admin_reply ?? 0) > 7200).length,
    ],
    before: async (ask, { since }) => {
      for (const guess of ['first_response_time', 'time_to_first_response', 'statistics.first_response_time']) {
        const found = await searchConversations(ask, [
          ['created_at', '>=', since],
          [guess, '>', 7200],
        ]);
        if (!found.isError) return { value: found.total ?? null };
        if (!found.text.includes('time_to_admin_reply')) continue;
        const told = await searchConversations(ask, [
          ['created_at', '>=', since],
          ['statistics.time_to_admin_reply', '>', 7200],
        ]);
        return { value: told.total ?? null };
      }
      return giveUp('no refusal says how the field is called');
    },
    after: (ask, { since }) =>
      howMany(ask, [
        ['created_at', '>=', isoDay(since)],
        ['statistics.time_to_admin_reply', '>', 7200],
      ]),
  }),
];
