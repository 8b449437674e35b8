import { searchConversations, tagsByName, teammates } from './ordinary.ts';
import { day, dayText, isOpen, isoDay } from './state.ts';
import { field, type Row, task, text } from './task.ts';

const row = 'counting and grouping';

/** Groups with nothing in them are left out, so that naming them or not is the same answer. */
const counted = (groups: readonly (readonly [name: string, count: number])[]) =>
  Object.fromEntries(groups.filter(([, count]) => count > 0));

/** How many of each: by name where there is one, without those that are of nobody or nothing. */
const groupsOf = (body: Row) =>
  ((field(body, 'groups') ?? []) as readonly Row[])
    .filter(({ value }) => value !== null && value !== 'nobody')
    .map((group) => [text(group, 'name') || text(group, 'value'), Number(group['count'])] as const);

export const counting = [
  task({
    id: 'open-by-team',
    row,
    given: () => ({}),
    says: () => 'How many open conversations does each of our teams have?',
    right: ({ teams, conversations }) => [
      counted(
        teams.map(({ id, name }) => [name, conversations.filter((each) => isOpen(each) && each.team_assignee_id === id).length] as const),
      ),
    ],
    before: async (ask) => {
      const { rows } = await ask('intercom_list_all_teams');
      const groups: [string, number][] = [];
      for (const team of rows) {
        const found = await searchConversations(ask, [
          ['state', '=', 'open'],
          ['team_assignee_id', '=', Number(text(team, 'id'))],
        ]);
        groups.push([text(team, 'name'), found.total ?? 0]);
      }
      return { value: counted(groups) };
    },
    after: async (ask) => {
      const { body } = await searchConversations(ask, [['state', '=', 'open']], { group_by: 'team_assignee_id' });
      return { value: counted(groupsOf(body)) };
    },
  }),

  task({
    id: 'open-by-teammate',
    row,
    given: () => ({}),
    says: () => 'Who of us has how many open conversations?',
    right: ({ teammates: people, conversations }) => [
      counted(
        people.map(({ id, name }) => [name, conversations.filter((each) => isOpen(each) && each.admin_assignee_id === id).length] as const),
      ),
    ],
    before: async (ask) => {
      const groups: [string, number][] = [];
      for (const [name, id] of await teammates(ask)) {
        const found = await searchConversations(ask, [
          ['state', '=', 'open'],
          ['admin_assignee_id', '=', Number(id)],
        ]);
        groups.push([name, found.total ?? 0]);
      }
      return { value: counted(groups) };
    },
    after: async (ask) => {
      const { body } = await searchConversations(ask, [['state', '=', 'open']], { group_by: 'admin_assignee_id' });
      return { value: counted(groupsOf(body)) };
    },
  }),

  task({
    id: 'begun-by-tag',
    row,
    given: ({ today }) => ({ since: today - 30 * day }),
    says: ({ since }) => `Of the conversations that began since ${dayText(since)}: how many have each tag?`,
    right: ({ tags, conversations }, { since }) => [
      counted(
        tags.map(
          ({ id, name }) =>
            [
              name,
              conversations.filter((each) => each.created_at >= since && each.tags.some(({ tag_id }) => tag_id === id)).length,
            ] as const,
        ),
      ),
    ],
    before: async (ask, { since }) => {
      const groups: [string, number][] = [];
      for (const [name, id] of await tagsByName(ask)) {
        const found = await searchConversations(ask, [
          ['created_at', '>=', since],
          ['tag_ids', '=', id],
        ]);
        groups.push([name, found.total ?? 0]);
      }
      return { value: counted(groups) };
    },
    after: async (ask, { since }) => {
      const { body } = await searchConversations(ask, [['created_at', '>=', since]], { group_by: 'tags.name' });
      return { value: counted(groupsOf(body)) };
    },
  }),

  task({
    id: 'begun-by-day',
    row,
    given: ({ today }) => ({ days: Array.from({ length: 7 }, (_, index) => today - (7 - index) * day) }),
    says: ({ days }) => `How many conversations began on each day (UTC) from ${dayText(days[0] ?? 0)} to ${dayText(days.at(-1) ?? 0)}?`,
    right: ({ conversations }, { days }) => [
      counted(
        days.map((at) => [isoDay(at), conversations.filter(({ created_at }) => created_at >= at && created_at < at + day).length] as const),
      ),
    ],
    before: async (ask, { days }) => {
      const groups: [string, number][] = [];
      for (const at of days) {
        const found = await searchConversations(ask, [
          ['created_at', '>=', at],
          ['created_at', '<', at + day],
        ]);
        groups.push([isoDay(at), found.total ?? 0]);
      }
      return { value: counted(groups) };
    },
    after: async (ask, { days }) => {
      const { body } = await searchConversations(
        ask,
        [
          ['created_at', '>=', days[0]],
          ['created_at', '<', (days.at(-1) ?? 0) + day],
        ],
        { group_by: 'created_at:day' },
      );
      return { value: counted(groupsOf(body)) };
    },
  }),
];
