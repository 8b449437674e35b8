import { conversation, everyPage, findOperation, read, searchConversations, teammates } from './ordinary.ts';
import { day, dayText, isoDay } from './state.ts';
import { field, giveUp, type Row, task, text } from './task.ts';

const row = 'rows too poor';

/** Names of the tags that a row carries, whichever way it does. */
const tagNames = (one: Row): string[] => {
  const tags = field(one, 'tags');
  const list = Array.isArray(tags) ? tags : ((tags as { rows?: Row[] } | undefined)?.rows ?? []);
  return list.map((tag: unknown) => (typeof tag === 'string' ? tag : text(tag as Row, 'name'))).sort();
};

const planName = (company: Row): string => {
  const plan = field(company, 'plan');
  return typeof plan === 'string' ? plan : text(plan as Row | undefined, 'name');
};

export const poorRows = [
  task({
    id: 'large-enterprise-customers',
    row,
    given: () => ({}),
    says: () => 'Which companies on the Enterprise plan have a size of more than 1,000 people?',
    right: ({ companies }) => [
      companies.filter(({ plan, size }) => plan?.name === 'Enterprise' && (size ?? 0) > 1000).map(({ name }) => name),
    ],
    before: async (ask) => {
      const listed = await everyPage(ask, 'intercom_list_companies', { per_page: 60 });
      const told = listed.some((company) => planName(company) !== '');
      const companies = [...listed];
      // A row says neither plan nor size, so each is read.
      if (!told) {
        companies.length = 0;
        for (const { id } of listed) companies.push((await ask('intercom_get_company_by_id', { company_id: id })).body);
      }
      const large = companies.filter((company) => planName(company) === 'Enterprise' && Number(field(company, 'size') ?? 0) > 1000);
      return { value: large.map((company) => text(company, 'name')) };
    },
    after: async (ask) => {
      const where = [
        { field: 'plan.name', operator: '=', value: 'Enterprise' },
        { field: 'size', operator: '>', value: 1000 },
      ];
      const { rows } = await ask('intercom_list_companies', { where, fields: ['name'], all: true });
      return { value: rows.map((company) => text(company, 'name')) };
    },
  }),

  task({
    id: 'who-has-the-newest',
    row,
    ordered: true,
    given: () => ({}),
    says: () => 'For the ten conversations that were updated last: who has it, what is its priority, and which tags does it have?',
    right: ({ conversations, teammates: people, tags }) => [
      conversations.slice(0, 10).map((each) => ({
        id: each.id,
        has: people.find(({ id }) => id === each.admin_assignee_id)?.name ?? 'nobody',
        priority: each.priority,
        tags: each.tags.map(({ tag_id }) => tags.find(({ id }) => id === tag_id)?.name ?? '').sort(),
      })),
    ],
    before: async (ask) => {
      const listed = await ask('intercom_list_conversations', { per_page: 10 });
      const whole: Row[] = [];
      for (const each of listed.rows) whole.push((await conversation(ask, text(each, 'id'))).body);
      const names = new Map([...(await teammates(ask))].map(([name, id]) => [id, name]));
      return {
        value: whole.map((each) => ({
          id: text(each, 'id'),
          has: names.get(text(each, 'admin_assignee_id')) ?? 'nobody',
          priority: text(each, 'priority'),
          tags: tagNames(each),
        })),
      };
    },
    after: async (ask) => {
      const fields = ['id', 'admin_assignee_id', 'priority', 'tags.name'];
      const { rows } = await ask('intercom_list_conversations', { per_page: 10, fields });
      const people = await read(ask, 'admins.list', { fields: ['id', 'name'] });
      const names = new Map(people.rows.map((person) => [text(person, 'id'), text(person, 'name')]));
      return {
        value: rows.map((each) => ({
          id: text(each, 'id'),
          has: names.get(text(each, 'admin_assignee_id')) ?? 'nobody',
          priority: text(each, 'priority'),
          tags: ((field(each, 'tags.name') ?? []) as string[]).toSorted(),
        })),
      };
    },
  }),

  task({
    id: 'remarks-with-ratings',
    row,
    given: ({ today }) => ({ since: today - 60 * day }),
    says: ({ since }) => `Which conversations were rated 1 or 2 since ${dayText(since)}, and what did the customer remark, if anything?`,
    right: ({ conversations }, { since }) => [
      conversations
        .filter(({ rating }) => rating !== null && rating.rating <= 2 && rating.created_at >= since)
        .map(({ id, rating }) => ({ id, remark: rating?.remark ?? null })),
    ],
    before: async (ask, { since }) => {
      for (const guess of ['rating', 'conversation_rating.rating']) {
        const found = await searchConversations(ask, [
          [guess, '<=', 2],
          ['updated_at', '>=', since],
        ]);
        if (!found.isError || found.text.includes('conversation_rating.score')) break;
      }
      // The closed ones then, one by one, until it is clear that none says how it was rated.
      const closed = await searchConversations(
        ask,
        [
          ['state', '=', 'closed'],
          ['updated_at', '>=', since],
        ],
        { pagination: { per_page: 50 } },
      );
      for (const each of closed.rows.slice(0, 3)) {
        const { body } = await conversation(ask, text(each, 'id'));
        if (field(body, 'conversation_rating') !== undefined) break;
      }
      await findOperation(ask, 'ratings of conversations', 'conversation_ratings.list');
      return giveUp('nothing shows a rating');
    },
    after: async (ask, { since }) => {
      // What is refused at first names the field: a score, given at a time.
      const rated = [
        ['conversation_rating.score', '<=', 2],
        ['conversation_rating.replied_at', '>=', isoDay(since)],
      ] as const;
      const { rows } = await searchConversations(ask, rated, { fields: ['id', 'conversation_rating.remark'], all: true });
      return { value: rows.map((each) => ({ id: text(each, 'id'), remark: text(each, 'conversation_rating.remark') || null })) };
    },
  }),
];
