import type { State } from '../tasks/state.ts';
import type { Ask, Row } from '../tasks/task.ts';
import { line, lineOf } from './conversation-lines.ts';
import { type Expected, eleven, prompt, type Shown, same, six } from './prompt.ts';
import { listed, page } from './shown.ts';

const newest =
  (atLeast: number) =>
  ({ conversations: all }: State): Expected => ({ list: all.map(lineOf), atLeast });
/** Whoever names a number is shown that many, with how many there are: those that were updated last, or that began last. */
const theNewest =
  (count: number) =>
  ({ conversations: all }: State): Expected => {
    const begun = all.toSorted((a, b) => b.created_at - a.created_at);
    return { list: all.map(lineOf), atLeast: count, exactly: true, orElse: begun.map(lineOf) };
  };

const tool = 'intercom_list_conversations';
const list = (ask: Ask, args: Record<string, unknown> = {}) => listed(ask, tool, args, { row: line });

export const conversations = [
  prompt({
    prompt: 'List the most recent Intercom conversations and summarize what customers are asking about.',
    place: six(1),
    given: () => ({}),
    phrasings: [
      {
        says: () => 'List the most recent Intercom conversations and summarize what customers are asking about.',
        right: newest(20),
        before: (ask) => list(ask),
        after: (ask) => list(ask),
      },
      {
        says: () => 'What have customers been asking about lately?',
        right: newest(20),
        before: (ask) => list(ask, { per_page: 50 }),
        after: (ask) => {
          const fields = ['state', 'source.subject', 'source.body'];
          return listed(ask, tool, { per_page: 50, fields }, { row: line, only: ['state', 'asks'] });
        },
      },
      {
        says: () => 'Sum up our latest 30 conversations in Intercom for me.',
        right: theNewest(30),
        before: async (ask) => {
          const sort = { field: 'updated_at', order: 'descending' };
          const all = { field: 'updated_at', operator: '>', value: 0 };
          return page(await ask('intercom_search_conversations', { query: all, sort, pagination: { per_page: 30 } }), line);
        },
        after: async (ask) => {
          const answered = await ask(tool, { last: 30 });
          // The last ones end with the newest.
          return page({ ...answered, rows: answered.rows.toReversed() }, line);
        },
      },
    ],
  }),

  prompt({
    prompt: 'Show recent customer conversations',
    place: eleven('intercom_list_conversations', 1),
    given: () => ({}),
    phrasings: same(
      newest(10),
      ['Show recent customer conversations', (ask) => list(ask), (ask) => list(ask)],
      ['Show me the last ten conversations with customers.', (ask) => list(ask, { per_page: 10 }), (ask) => list(ask, { per_page: 10 })],
      ['What came in recently?', (ask) => list(ask, { per_page: '20' }), (ask) => list(ask, { per_page: '20' })],
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
        before: (ask) => list(ask),
        after: (ask) => list(ask),
      },
      {
        says: () => 'List our support conversations, a hundred of them.',
        right: newest(100),
        before: (ask) => list(ask, { per_page: 100 }),
        after: (ask) => list(ask, { per_page: 100 }),
      },
      {
        says: () => 'List the 500 most recent support conversations.',
        right: newest(500),
        before: async (ask) => {
          const guessed = await ask(tool, { per_page: 500 });
          return guessed.isError ? atMost(ask, 500, { per_page: 150 }) : page(guessed, line);
        },
        after: (ask) => atMost(ask, 500, { per_page: 500 }),
      },
    ],
  }),
];

/** As many as were asked for, page after page. */
async function atMost(ask: Ask, count: number, args: Record<string, unknown>): Promise<Shown> {
  const rows: Row[] = [];
  let next: Record<string, unknown> | undefined = {};
  let total: number | undefined;
  while (next && rows.length < count) {
    const answered = await ask(tool, { ...args, ...next });
    rows.push(...answered.rows);
    total = answered.total;
    next = answered.body['next'] as Record<string, unknown> | undefined;
  }
  return { rows: rows.map(line), total, more: next !== undefined };
}
