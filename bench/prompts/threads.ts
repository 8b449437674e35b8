import { conversation } from '../tasks/ordinary.ts';
import { asRead, one, type State } from '../tasks/state.ts';
import { type Ask, field, type Row, text } from '../tasks/task.ts';
import { line, lineOf, notesOf } from './conversation-lines.ts';
import { type Expected, eleven, isRefused, nothingThere, prompt, type Shown } from './prompt.ts';

/** Whitespace is laid out by whoever shows it. */
const flat = (words: string) => words.replaceAll(/\s+/g, ' ').trim();

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

const partsOf = (body: Row): readonly Row[] => {
  const list = field(body, 'conversation_parts');
  return Array.isArray(list) ? list : ((list as { rows?: Row[] } | undefined)?.rows ?? []);
};
/** An author stands at each part, or once for all that they wrote. */
const authorOf = (body: Row, part: Row): Row | undefined => {
  const author = field(part, 'author');
  return typeof author === 'string' ? (body['authors'] as Record<string, Row> | undefined)?.[author] : (author as Row | undefined);
};
const thread = (body: Row): Shown => {
  const written = partsOf(body).filter((part) => text(part, 'body') !== '');
  const wrote = written.map((part) => ({ by: text(authorOf(body, part), 'name'), wrote: flat(text(part, 'body')) }));
  return { thing: { ...(line(body) as object), wrote } };
};

const read = async (ask: Ask, id: string) => {
  const answered = await conversation(ask, id);
  return isRefused(answered) ?? thread(answered.body);
};
const readAsText = async (ask: Ask, id: string) =>
  thread((await ask('intercom_get_conversation_by_id', { conversation_id: Number(id), display_as: 'plaintext' })).body);

const pageOf = (id: string) => `https://app.intercom.com/a/apps/sandbox/conversations/${id}`;

/** As much of a long thread as one call gives, and the rest where the answer says how it is had. */
async function readLong(ask: Ask, id: string): Promise<Shown> {
  const { body } = await conversation(ask, id);
  const last = partsOf(body).findLast((part) => text(part, 'body') !== '');
  const { total } = field(body, 'conversation_parts') as { readonly total?: number };
  const goesOn = async (again: Ask) => {
    const had = new Set(partsOf(body).map((part) => text(part, 'id')));
    let next = body['next'];
    for (let calls = 0; next && calls < 20; calls += 1) {
      const more = await again('intercom_get_conversation_by_id', { conversation_id: id, ...next });
      for (const part of partsOf(more.body)) had.add(text(part, 'id'));
      next = more.body['next'];
    }
    const said = text(body, 'left_out').includes(`of the ${total} `);
    return had.size >= 500 && said ? undefined : `${had.size} parts of the 500 that Intercom gives`;
  };
  return { thing: { parts: Number(total), last: flat(text(last, 'body')) }, goesOn };
}

export const threads = [
  prompt<Given>({
    prompt: 'Show conversation 789',
    place: eleven('intercom_get_conversation_by_id', 1),
    given,
    phrasings: [
      {
        says: () => 'Show conversation 789',
        right: () => nothingThere,
        before: (ask) => read(ask, '789'),
        after: (ask) => read(ask, '789'),
      },
      {
        says: ({ id }) => `Show conversation ${id}`,
        right: threadOf,
        before: (ask, { id }) => read(ask, id),
        after: (ask, { id }) => read(ask, id),
      },
      {
        says: ({ id }) => `Show conversation ${id} as text`,
        right: threadOf,
        before: (ask, { id }) => readAsText(ask, id),
        after: (ask, { id }) => readAsText(ask, id),
      },
    ],
  }),

  prompt<Given>({
    prompt: 'Get this conversation thread',
    place: eleven('intercom_get_conversation_by_id', 2),
    given,
    phrasings: [
      {
        says: ({ id }) => `(${id}) Get this conversation thread`,
        right: threadOf,
        before: (ask, { id }) => read(ask, id),
        after: (ask, { id }) => read(ask, id),
      },
      {
        says: ({ id }) => `Get this conversation thread: ${pageOf(id)}`,
        right: threadOf,
        before: (ask, { id }) => read(ask, id),
        after: async (ask, { id }) => {
          const answered = await conversation(ask, pageOf(id));
          return answered.isError ? read(ask, id) : thread(answered.body);
        },
      },
      {
        // More than Intercom gives: what it can be is the newest end, and how much is missing.
        says: ({ long }) => `Get this conversation thread: ${long}`,
        right: (state) => {
          const { parts: all } = longest(state);
          const last = all.findLast(({ body }) => body !== null);
          return { thing: { parts: all.length, last: flat(asRead(last?.body ?? '')) } };
        },
        before: async (ask, { long }) => {
          const { body, text: said } = await conversation(ask, long);
          const last = partsOf(body).findLast((part) => text(part, 'body') !== '');
          const all = notesOf({ rows: undefined, said: said.slice(-2000) }).match(/\b520\b/)?.[0];
          return { thing: { parts: Number(all ?? partsOf(body).length), last: flat(text(last, 'body')) } };
        },
        after: (ask, { long }) => readLong(ask, long),
      },
    ],
  }),
];
