import type { Conversation } from '../../packages/sandbox/src/rooms/conversations/room.ts';
import { conversation } from './ordinary.ts';
import { asRead, one, type State } from './state.ts';
import { field, giveUp, type Row, task, text } from './task.ts';

const row = 'long threads';

const longest = ({ conversations }: State): Conversation =>
  one(conversations, ({ parts }) => parts.length > 500, 'conversation of more than five hundred parts');
const given = (state: State) => ({ id: longest(state).id });

/** Both forms in which a list within a thing is shown. */
const partsOf = (body: Row): readonly Row[] => {
  const parts = field(body, 'conversation_parts');
  return Array.isArray(parts) ? parts : ((parts as { rows?: Row[] } | undefined)?.rows ?? giveUp('no parts are shown'));
};
/** Authors stand once for all that they wrote. */
const authorOf = (body: Row, part: Row) => (body['authors'] as Record<string, Row> | undefined)?.[text(part, 'author')];
const bySomeoneOutside = (part: Row) => ['user', 'lead', 'contact'].includes(text(field(part, 'author') as Row, 'type'));

export const threads = [
  task({
    id: 'last-three-messages',
    row,
    ordered: true,
    given,
    says: ({ id }) => `What are the last three things that were written in conversation ${id}, notes included, and by whom?`,
    right: (state) => [
      longest(state)
        .parts.filter(({ body }) => body !== null)
        .slice(-3)
        .map(({ author, body }) => ({ by: author.name, wrote: asRead(body ?? '') })),
    ],
    before: async (ask, { id }) => {
      const { body } = await conversation(ask, id);
      const written = partsOf(body).filter((part) => text(part, 'body') !== '');
      return { value: written.slice(-3).map((part) => ({ by: text(field(part, 'author') as Row, 'name'), wrote: text(part, 'body') })) };
    },
    after: async (ask, { id }) => {
      const asked = { conversation_id: id, last: 3, where: [{ field: 'body', operator: '!=', value: null }] };
      const { body } = await ask('intercom_get_conversation_by_id', asked);
      return { value: partsOf(body).map((part) => ({ by: text(authorOf(body, part), 'name'), wrote: text(part, 'body') })) };
    },
  }),

  task({
    id: 'how-long-is-it',
    row,
    given,
    says: ({ id }) => `How many parts does conversation ${id} have in all, from the first to the last?`,
    right: (state) => [longest(state).parts.length],
    before: async (ask, { id }) => {
      const { body } = await conversation(ask, id);
      const parts = field(body, 'conversation_parts') as { total?: number };
      // What was left out is said beside it, after eighty thousand characters.
      const all = text(body, 'left_out').match(/of the ([\d,]+)/)?.[1];
      return { value: all === undefined ? (parts.total ?? partsOf(body).length) : Number(all.replace(',', '')) };
    },
    after: async (ask, { id }) => {
      const { body } = await ask('intercom_get_conversation_by_id', { conversation_id: id, last: 1 });
      return { value: (field(body, 'conversation_parts') as { total: number }).total };
    },
  }),

  task({
    id: 'is-the-customer-answered',
    row,
    given,
    says: ({ id }) => `What did the customer write last in conversation ${id}, and has anybody of ours answered them since then?`,
    right: (state) => {
      const { parts } = longest(state);
      const last = parts.findLastIndex(({ author, body }) => body !== null && author.type !== 'admin' && author.type !== 'bot');
      const answered = parts.slice(last + 1).some(({ author, part_type }) => author.type === 'admin' && part_type === 'comment');
      return [{ wrote: asRead(parts[last]?.body ?? ''), answered }];
    },
    before: async (ask, { id }) => {
      const parts = partsOf((await conversation(ask, id)).body);
      const last = parts.findLastIndex((part) => text(part, 'body') !== '' && bySomeoneOutside(part));
      const answered = parts
        .slice(last + 1)
        .some((part) => text(field(part, 'author') as Row, 'type') === 'admin' && text(part, 'part_type') === 'comment');
      return { value: { wrote: text(parts[last], 'body'), answered } };
    },
    after: async (ask, { id }) => {
      // What was said, without what was done; more only if nothing of it is the customer's.
      for (const last of [10, 100]) {
        const asked = { conversation_id: id, last, where: [{ field: 'part_type', operator: '=', value: 'comment' }] };
        const { body } = await ask('intercom_get_conversation_by_id', asked);
        const parts = partsOf(body);
        const theirs = parts.findLastIndex((part) => bySomeoneOutside({ author: authorOf(body, part) }));
        if (theirs < 0) continue;
        const answered = parts.slice(theirs + 1).some((part) => text(authorOf(body, part), 'type') === 'admin');
        return { value: { wrote: text(parts[theirs], 'body'), answered } };
      }
      return giveUp("nothing of the newest is the customer's");
    },
  }),
];
