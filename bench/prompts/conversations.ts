import type { Conversation } from '../../packages/sandbox/src/rooms/conversations/room.ts';
import { conversation } from '../tasks/ordinary.ts';
import { asRead, one, opening, type State } from '../tasks/state.ts';
import { type Ask, field, type Row, text, type Value } from '../tasks/task.ts';
import { type Expected, eleven, isRefused, nothingThere, page, prompt, type Shown, same, six } from './prompt.ts';

/** Whitespace is laid out by whoever shows it. */
const flat = (words: string) => words.replaceAll(/\s+/g, ' ').trim();
/** How it begins, by which one knows it; how links and pictures are shown is not asked here. */
const beginning = (words: string) => words.replaceAll(/[^\p{L}\p{N}]/gu, '').slice(0, 24);
const lineOf = ({ id, state, source }: Conversation): Value => ({ id, state, asks: beginning(asRead(source?.body ?? '')) });
const line = (row: Row): Value => ({
  id: text(row, 'id'),
  state: text(row, 'state'),
  asks: beginning(text(field(row, 'source') as Row | undefined, 'body')),
});

const newest = (atLeast: number) => (state: State) => ({ list: state.conversations.map(lineOf), atLeast });
const list = async (ask: Ask, args: Record<string, unknown> = {}) => page(await ask('intercom_list_conversations', args), line);

/** An ordinary thread, in which people and teammates wrote. */
const ordinary = ({ conversations }: State) =>
  one(conversations, ({ parts, source }) => source !== null && parts.length > 4 && parts.length < 20, 'ordinary thread');
const longest = ({ conversations }: State) => one(conversations, ({ parts }) => parts.length > 500, 'long thread');
const given = (state: State) => ({ id: ordinary(state).id, long: longest(state).id });
type Given = ReturnType<typeof given>;

const threadOf = (state: State): Expected => {
  const it = ordinary(state);
  const wrote = it.parts.flatMap(({ author, body }) => (body === null ? [] : [{ by: author.name, wrote: flat(asRead(body)) }]));
  return { thing: { ...(lineOf(it) as object), wrote } };
};
const parts = (body: Row): readonly Row[] => {
  const list = field(body, 'conversation_parts');
  return Array.isArray(list) ? list : ((list as { rows?: Row[] } | undefined)?.rows ?? []);
};
const thread = (body: Row): Shown => {
  const written = parts(body).filter((part) => text(part, 'body') !== '');
  const wrote = written.map((part) => ({ by: text(field(part, 'author') as Row, 'name'), wrote: flat(text(part, 'body')) }));
  return { thing: { ...(line(body) as object), wrote } };
};
const read = async (ask: Ask, id: string) => {
  const answered = await conversation(ask, id);
  return isRefused(answered) ?? thread(answered.body);
};

/** Only the beginning of a conversation can be searched, so whoever looks for words must be told so, or the answer is not the whole. */
const about = (words: RegExp, elsewhere: boolean) => (state: State) => ({
  thing: {
    found: state.conversations.filter((each) => words.test(opening(each))).length,
    ...(elsewhere ? { saysWhereItLooked: true } : {}),
  },
});
async function look(ask: Ask, first: string, second?: string): Promise<Shown> {
  let answered = await ask('intercom_search_conversations', { query: first });
  if (!answered.total && second) answered = await ask('intercom_search_conversations', { query: second });
  return { thing: { found: answered.total ?? 0, saysWhereItLooked: /repl(y|ies)|opening|began/i.test(notesOf(answered.body)) } };
}
/** What the gateway says beside the rows, not what customers wrote. */
const notesOf = ({ rows: _, ...rest }: Row): string => JSON.stringify(rest);

export const conversations = [
  prompt({
    prompt: 'List the most recent Intercom conversations and summarize what customers are asking about.',
    place: six(1),
    given: () => ({}),
    phrasings: same(
      newest(20),
      ['List the most recent Intercom conversations and summarize what customers are asking about.', (ask) => list(ask)],
      ['What have customers been asking about lately?', (ask) => list(ask, { per_page: 50 })],
      [
        'Sum up our latest 30 conversations in Intercom for me.',
        async (ask) => {
          const sort = { field: 'updated_at', order: 'descending' };
          const all = { field: 'updated_at', operator: '>', value: 0 };
          return page(await ask('intercom_search_conversations', { query: all, sort, pagination: { per_page: 30 } }), line);
        },
      ],
    ),
  }),

  prompt({
    prompt: 'Show recent customer conversations',
    place: eleven('intercom_list_conversations', 1),
    given: () => ({}),
    phrasings: same(
      newest(10),
      ['Show recent customer conversations', (ask) => list(ask)],
      ['Show me the last ten conversations with customers.', (ask) => list(ask, { per_page: 10 })],
      ['What came in recently?', (ask) => list(ask, { per_page: '20' })],
    ),
  }),

  prompt({
    prompt: 'List support conversations',
    place: eleven('intercom_list_conversations', 2),
    given: () => ({}),
    phrasings: [
      {
        says: () => 'List support conversations',
        right: newest(20),
        ask: (ask) => list(ask),
      },
      {
        says: () => 'List our support conversations, a hundred of them.',
        right: newest(100),
        ask: (ask) => list(ask, { per_page: 100 }),
      },
      {
        says: () => 'List the 500 most recent support conversations.',
        right: newest(500),
        ask: async (ask) => {
          const guessed = await ask('intercom_list_conversations', { per_page: 500 });
          return guessed.isError ? atMost(ask, 500) : page(guessed, line);
        },
      },
    ],
  }),

  prompt<Given>({
    prompt: 'Show conversation 789',
    place: eleven('intercom_get_conversation_by_id', 1),
    given,
    phrasings: [
      { says: () => 'Show conversation 789', right: () => nothingThere, ask: (ask) => read(ask, '789') },
      { says: ({ id }) => `Show conversation ${id}`, right: threadOf, ask: (ask, { id }) => read(ask, id) },
      {
        says: ({ id }) => `Show conversation ${id} as text`,
        right: threadOf,
        ask: async (ask, { id }) =>
          thread((await ask('intercom_get_conversation_by_id', { conversation_id: Number(id), display_as: 'plaintext' })).body),
      },
    ],
  }),

  prompt<Given>({
    prompt: 'Get this conversation thread',
    place: eleven('intercom_get_conversation_by_id', 2),
    given,
    phrasings: [
      { says: ({ id }) => `(${id}) Get this conversation thread`, right: threadOf, ask: (ask, { id }) => read(ask, id) },
      {
        says: ({ id }) => `Get this conversation thread: https://app.intercom.com/a/apps/sandbox/conversations/${id}`,
        right: threadOf,
        ask: (ask, { id }) => read(ask, id),
      },
      {
        // More than Intercom gives: what it can be is the newest end, and how much is missing.
        says: ({ long }) => `Get this conversation thread: ${long}`,
        right: (state) => {
          const { parts: all } = longest(state);
          const last = all.findLast(({ body }) => body !== null);
          return { thing: { parts: all.length, last: flat(asRead(last?.body ?? '')) } };
        },
        ask: async (ask, { long }) => {
          const { body, text: said } = await conversation(ask, long);
          const last = parts(body).findLast((part) => text(part, 'body') !== '');
          const all = notesOf({ rows: undefined, said: said.slice(-2000) }).match(/\b520\b/)?.[0];
          return { thing: { parts: Number(all ?? parts(body).length), last: flat(text(last, 'body')) } };
        },
      },
    ],
  }),

  prompt({
    prompt: 'Find conversations about billing',
    place: eleven('intercom_search_conversations', 1),
    given: () => ({}),
    phrasings: same(
      about(/billing/i, true),
      ['Find conversations about billing', (ask) => look(ask, 'billing')],
      ['Which conversations are about billing?', (ask) => look(ask, 'conversations about billing', 'billing')],
      ['Find customers with billing questions', (ask) => look(ask, 'billing questions', 'billing')],
    ),
  }),

  prompt({
    prompt: 'Search conversations mentioning refunds',
    place: eleven('intercom_search_conversations', 2),
    given: () => ({}),
    phrasings: same(
      about(/refund/i, false),
      ['Search conversations mentioning refunds', (ask) => look(ask, 'refunds', 'refund')],
      ['Where do customers mention a refund?', (ask) => look(ask, 'refund')],
      ['Search for conversations in which refunds are mentioned.', (ask) => look(ask, 'refunds mentioned', 'refunds')],
    ),
  }),
];

/** As many as were asked for, page after page. */
async function atMost(ask: Ask, count: number): Promise<Shown> {
  const rows: Row[] = [];
  let next: Record<string, unknown> | undefined = {};
  let total: number | undefined;
  while (next && rows.length < count) {
    const answered = await ask('intercom_list_conversations', { per_page: 150, ...next });
    rows.push(...answered.rows);
    total = answered.total;
    next = answered.body['next'] as Record<string, unknown> | undefined;
  }
  return { rows: rows.map(line), total, more: next !== undefined };
}
