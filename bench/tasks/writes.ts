import { type Filter, findOperation, read, searchConversations, tagsByName, teammates, write } from './ordinary.ts';
import { isOpen, one, opening, type State } from './state.ts';
import { giveUp, task, text } from './task.ts';

const row = 'writes';

const refunds = ({ conversations }: State) =>
  conversations
    .filter((each) => isOpen(each) && /refund/i.test(opening(each)))
    .slice(0, 5)
    .map(({ id }) => id);

/** Urgent and nobody's, who waits longest first. */
const urgent = ({ conversations }: State) =>
  conversations
    .filter((each) => isOpen(each) && each.priority === 'urgent' && each.admin_assignee_id === null && each.waiting_since !== null)
    .toSorted((a, b) => (a.waiting_since ?? 0) - (b.waiting_since ?? 0))
    .slice(0, 3)
    .map(({ id }) => id);

export const writes = [
  task({
    id: 'tag-five',
    row,
    given: (state) => ({ tag: 'Escalated', ids: refunds(state) }),
    says: ({ tag }) => `Put the tag ${tag} on the five open conversations about refunds that were updated last.`,
    right: (_, { ids }) => [ids],
    seen: async (intercom, { tag }) => {
      const { data } = await intercom.tags.list({});
      const id = data.find(({ name }) => name === tag)?.id ?? '';
      const tagged = await intercom.conversations.search({ query: { field: 'tag_ids', operator: '=', value: id } });
      return tagged.conversations.map((each) => each.id);
    },
    before: async (ask, { tag }) => {
      const found = await searchConversations(ask, [
        ['state', '=', 'open'],
        ['source.body', '~', 'refund'],
      ]);
      await findOperation(ask, 'tag a conversation', 'conversation_tags.attach');
      const id = (await tagsByName(ask)).get(tag) ?? giveUp(`no tag is called ${tag}`);
      const me = await read(ask, 'admins.me');
      for (const each of found.rows.slice(0, 5)) {
        const done = await write(ask, 'conversation_tags.attach', {
          conversation_id: text(each, 'id'),
          id,
          admin_id: text(me.body, 'id'),
        });
        if (done.isError) giveUp(done.text);
      }
      return { value: 'done' };
    },
    after: async (ask, { tag }) => {
      const filters: Filter[] = [
        ['state', '=', 'open'],
        ['source.body', '~', 'refund'],
      ];
      const found = await searchConversations(ask, filters, { fields: ['id'], pagination: { per_page: 5 } });
      await findOperation(ask, 'tag a conversation', 'conversation_tags.attach');
      const done = await write(ask, 'conversation_tags.attach', { conversation_id: found.rows.map((each) => text(each, 'id')), id: tag });
      return done.isError ? giveUp(done.text) : { value: 'done' };
    },
  }),

  task({
    id: 'close-with-a-word',
    row,
    given: ({ conversations }) => ({
      id: one(conversations, isOpen, 'open conversation').id,
      words: 'Thanks for your patience, this is settled now.',
    }),
    says: ({ id, words }) => `Answer conversation ${id} with "${words}" and close it.`,
    right: (_, { words }) => [{ state: 'closed', said: [words] }],
    seen: async (intercom, { id, words }) => {
      const after = await intercom.conversations.get({ conversation_id: id, display_as: 'plaintext' });
      const parts = after.conversation_parts?.conversation_parts ?? [];
      return { state: after.state ?? null, said: parts.flatMap(({ body }) => (body === words ? [body] : [])) };
    },
    before: async (ask, { id, words }) => {
      await findOperation(ask, 'close conversation', 'conversations.manage');
      const guess = { conversation_id: id, message_type: 'close', type: 'admin', body: words };
      const guessed = await write(ask, 'conversations.manage', guess);
      if (!guessed.isError) return { value: 'done' };
      const me = await read(ask, 'admins.me');
      const done = await write(ask, 'conversations.manage', { ...guess, admin_id: text(me.body, 'id') });
      return done.isError ? giveUp(done.text) : { value: 'done' };
    },
    after: async (ask, { id, words }) => {
      await findOperation(ask, 'close conversation', 'conversations.manage');
      const done = await write(ask, 'conversations.manage', { conversation_id: id, message_type: 'close', body: words });
      return done.isError ? giveUp(done.text) : { value: 'done' };
    },
  }),

  task({
    id: 'assign-the-urgent',
    row,
    given: (state) => ({ name: 'Farah Aziz', ids: urgent(state) }),
    says: ({ name }) => `Assign the three urgent open conversations that nobody has and that have waited longest to ${name}.`,
    right: (_, { ids }) => [ids],
    seen: async (intercom, { name }) => {
      const { admins } = await intercom.admins.list({});
      const id = Number(admins.find((each) => each.name === name)?.id);
      const assigned = await intercom.conversations.search({
        query: {
          operator: 'AND',
          value: [
            { field: 'admin_assignee_id', operator: '=', value: id },
            { field: 'updated_at', operator: '>', value: Math.floor(Date.now() / 1000) - 600 },
            { field: 'statistics.last_assignment_at', operator: '>', value: Math.floor(Date.now() / 1000) - 600 },
          ],
        },
      });
      return assigned.conversations.map((each) => each.id);
    },
    before: async (ask, { name }) => {
      const found = await searchConversations(
        ask,
        [
          ['state', '=', 'open'],
          ['priority', '=', 'urgent'],
          ['admin_assignee_id', '=', null],
        ],
        { sort: { field: 'waiting_since', order: 'ascending' }, pagination: { per_page: 3 } },
      );
      if (found.isError) giveUp(found.text);
      if (found.rows.length === 0) return { value: 'there are none' };
      await findOperation(ask, 'assign conversation', 'conversations.manage');
      const id = (await teammates(ask)).get(name) ?? giveUp(`nobody is called ${name}`);
      const me = await read(ask, 'admins.me');
      for (const each of found.rows) {
        const done = await write(ask, 'conversations.manage', {
          conversation_id: text(each, 'id'),
          message_type: 'assignment',
          type: 'admin',
          assignee_id: id,
          admin_id: text(me.body, 'id'),
        });
        if (done.isError) giveUp(done.text);
      }
      return { value: 'done' };
    },
    after: async (ask, { name }) => {
      const filters: Filter[] = [
        ['state', '=', 'open'],
        ['priority', '=', 'urgent'],
        ['admin_assignee_id', '=', null],
        ['waiting_since', '>', 0],
      ];
      const sort = { field: 'waiting_since', order: 'ascending' };
      const found = await searchConversations(ask, filters, { sort, fields: ['id'], pagination: { per_page: 3 } });
      await findOperation(ask, 'assign a conversation to a teammate', 'conversations.manage');
      const done = await write(ask, 'conversations.manage', {
        conversation_id: found.rows.map((each) => text(each, 'id')),
        message_type: 'assignment',
        type: 'admin',
        assignee_id: name,
      });
      return done.isError ? giveUp(done.text) : { value: 'done' };
    },
  }),
];
