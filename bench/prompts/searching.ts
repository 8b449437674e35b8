import { everythingSaid, opening, type State } from '../tasks/state.ts';
import type { Answered, Ask, Row } from '../tasks/task.ts';
import { notesOf } from './conversation-lines.ts';
import { eleven, prompt, type Shown, same } from './prompt.ts';

/** Intercom finds words only in the beginning of a conversation, so whoever looks for them must be told so, or the answer is not the whole. */
const about = (words: RegExp, elsewhere: boolean) => (state: State) => ({
  thing: {
    found: state.conversations.filter((each) => words.test(opening(each))).length,
    ...(elsewhere ? { saysWhereItLooked: true } : {}),
  },
});

/** Replies are read of those that were updated last. */
const inReplies = (words: RegExp, of: number) => (state: State) => ({
  thing: {
    ...about(words, true)(state).thing,
    more: state.conversations.slice(0, of).filter((each) => !words.test(opening(each)) && words.test(everythingSaid(each))).length,
    of: state.conversations.length,
  },
});

const shown = ({ body, total }: Answered): Shown => {
  const replies = body['replies'] as { readonly of: number; readonly found: number } | undefined;
  return {
    thing: {
      found: total ?? 0,
      saysWhereItLooked: /repl(y|ies)|opening|began/i.test(notesOf(body)),
      ...(replies && { more: replies.found, of: replies.of }),
    },
  };
};

const search = (ask: Ask, query: string, more: Row = {}) => ask('intercom_search_conversations', { query, ...more });

async function look(ask: Ask, first: string, second?: string): Promise<Shown> {
  const answered = await search(ask, first);
  return shown(!answered.total && second ? await search(ask, second) : answered);
}
const lookInReplies = async (ask: Ask, words: string) => shown(await search(ask, words, { replies: true }));

export const searching = [
  prompt({
    prompt: 'Find conversations about billing',
    place: eleven('intercom_search_conversations', 1),
    given: () => ({}),
    phrasings: [
      {
        says: () => 'Find conversations about billing',
        right: about(/billing/i, true),
        before: (ask) => look(ask, 'billing'),
        after: (ask) => look(ask, 'billing'),
      },
      {
        says: () => 'Which conversations are about billing?',
        right: about(/billing/i, true),
        before: (ask) => look(ask, 'conversations about billing', 'billing'),
        after: (ask) => look(ask, 'conversations about billing', 'billing'),
      },
      {
        says: () => 'Find customers with billing questions',
        right: inReplies(/billing/i, 100),
        before: (ask) => look(ask, 'billing questions', 'billing'),
        after: (ask) => lookInReplies(ask, 'billing'),
      },
    ],
  }),

  prompt({
    prompt: 'Search conversations mentioning refunds',
    place: eleven('intercom_search_conversations', 2),
    given: () => ({}),
    phrasings: same(
      about(/refund/i, false),
      ['Search conversations mentioning refunds', (ask) => look(ask, 'refunds', 'refund'), (ask) => look(ask, 'refunds')],
      ['Where do customers mention a refund?', (ask) => look(ask, 'refund'), (ask) => lookInReplies(ask, 'refund')],
      [
        'Search for conversations in which refunds are mentioned.',
        (ask) => look(ask, 'refunds mentioned', 'refunds'),
        (ask) => look(ask, 'refunds mentioned', 'refunds'),
      ],
    ),
  }),
];
