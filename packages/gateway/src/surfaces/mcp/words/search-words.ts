import { loadOperation, type OperationFacts, toExactJson } from '@gatehouse/connector';
import { andAlso, authorQuery, leftOutQuery, sayText, type TextSearch, textQuery, whyNothing } from '@gatehouse/connector/search';
import { costOf, mostCharacters } from '../cost.ts';
import { pick } from '../lists/pick.ts';
import { rowViewsOf } from '../shape.ts';
import type { ContactsMeant } from './people.ts';
import { mostRead, type RepliesRead, type RepliesReader, readReplies } from './read-replies.ts';

type Query = NonNullable<ReturnType<typeof textQuery>>;
type Input = Readonly<Record<string, unknown>>;
type Shown = Readonly<Record<string, unknown>>;

export interface Answered {
  readonly shown: Shown;
  readonly body?: unknown;
}

export interface Searching extends RepliesReader {
  readonly operation: OperationFacts;
  readonly input: Input;
  readonly text: TextSearch;
  /** Whether replies are wanted; undefined where nobody said. */
  readonly replies: boolean | undefined;
  /** The search itself, with what is wanted of its rows. */
  readonly ask: (input: Input) => Promise<Answered>;
  readonly people: ContactsMeant | undefined;
  /** Of each row, where not all that it has is wanted. */
  readonly fields: readonly string[] | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * A search for words: for all of them, and where nothing has all, for any of them; then, where still nothing was found, in the replies of
 * what was updated last. What was searched is always said.
 */
export async function searchWords(searching: Searching): Promise<Answered & { readonly notes: readonly string[] }> {
  const { operation, input, text, replies, ask, people } = searching;
  const isFirstPage = (input['pagination'] as Input | undefined)?.['starting_after'] === undefined;
  let answered = await ask(input);
  let mode: 'all' | 'any' = 'all';
  const notes: string[] = [];
  const otherwise = async (query: Query | undefined, say: (these: string) => string) => {
    const other = query && totalOf(answered) === 0 && notes.length === 0 ? await ask({ ...input, query }) : undefined;
    const found = other && totalOf(other);
    if (!other || !found) return false;
    // A number stays the number of what was asked for.
    const isNumber = other.shown['rows'] === undefined;
    notes.push(say(isNumber ? `${found}` : `these ${found}`));
    if (!isNumber) answered = other;
    return !isNumber;
  };
  if (text.isPlain && totalOf(answered) === 0)
    await otherwise(await ofPeople(text, people), (these) => `Nothing begins with these words: ${these} are of somebody of that name.`);
  const any = text.words.length > 1 && !text.isEither ? textQuery(text, 'any') : undefined;
  if (await otherwise(any, (these) => `Nothing has all of these words: ${these} have at least one.`)) mode = 'any';
  const besides = await leftOut(answered, searching);
  answered = besides.answered;
  notes.push(...besides.notes);
  const isNothing = totalOf(answered) === 0;
  const by = replies ? 'asked' : isNothing && text.isPlain && replies !== false ? 'unasked' : undefined;
  const canRead = operation.searchFields?.replies !== undefined && isFirstPage;
  const read = by && canRead ? await readReplies(operation, text, by, searching) : undefined;
  return {
    ...answered,
    shown: read ? await withReplies(answered.shown, read, searching) : answered.shown,
    notes: [...(isNothing && notes.length === 0 ? await nothing(searching) : notes), ...said(searching, mode, read, isNothing)],
  };
}

/** What has the words only where there was no room to look for them: counted with the others, or said. */
async function leftOut(
  answered: Answered,
  { operation, text, call }: Searching,
): Promise<{ answered: Answered; notes: readonly string[] }> {
  const query = leftOutQuery(text);
  if (!text.leftOut || text.leftOut.length === 0) return { answered, notes: [] };
  const where = text.leftOut.map(({ field }) => field).join(' and ');
  const tooMany = `Not searched: ${where}; all of that in one question is more than the 15 filters that Intercom takes`;
  if (!query) return { answered, notes: [`${tooMany}.`] };
  const { body } = await call(operation, { query, pagination: { per_page: 1 } });
  const found = (body as { total_count?: unknown } | null)?.total_count;
  if (found === 0 || typeof found !== 'number') return { answered, notes: found === 0 ? [] : [`${tooMany}.`] };
  const { shown } = answered;
  // A number of rows that were read, or in groups, is not of those.
  if (typeof shown['count'] === 'number' && shown['read'] === undefined && shown['rows'] === undefined)
    return {
      answered: { ...answered, shown: { ...shown, count: shown['count'] + found } },
      notes: [`Of these ${found} have the words only in ${where}.`],
    };
  return { answered, notes: [`${found} more have the words only in ${where}: ${toExactJson({ query })}`] };
}

/** Of contacts of that name; of whoever began it, where contacts cannot be looked up. */
async function ofPeople(text: TextSearch, people: ContactsMeant | undefined): Promise<Query | undefined> {
  const authors = authorQuery(text);
  if (!authors || !people) return authors;
  const ids = await people.called(text.words.map(({ said: word }) => word));
  return ids.length === 0 ? undefined : andAlso(text.rest, { field: 'contact_ids', operator: 'IN', value: [...ids] });
}

/** Said where replies were to be read for no words. */
export const withoutWords = 'replies:true looks for words: give plain words, or a filter on the text that has to fit.';

const totalOf = ({ shown }: Answered): number | undefined => [shown['total'], shown['count']].find((one) => typeof one === 'number');

/** Beside the rows: those are what a search found, and their total is counted by it. */
async function withReplies(
  shown: Shown,
  { rows: found, read, of }: RepliesRead,
  { operation, fields }: Pick<Searching, 'operation' | 'fields'>,
): Promise<Shown> {
  const views = rowViewsOf(await loadOperation(operation.name));
  const rows = found.map((one) => (fields ? pick(together(views.whole(one.row), one.shown), fields) : one.shown));
  const room = mostCharacters - costOf(toExactJson(shown)) - 2000;
  let used = 0;
  const over = rows.findIndex((row) => {
    used += costOf(toExactJson(row)) + 1;
    return used > room;
  });
  const fitting = over === -1 ? rows : rows.slice(0, over);
  const rest = found.slice(fitting.length).map((one) => one.shown['id']);
  return {
    ...shown,
    ...(fitting.length === 0 || shown['rows'] === undefined ? {} : { in_replies: fitting }),
    ...(rest.length === 0 || shown['rows'] === undefined ? {} : { more_in_replies: rest }),
    replies: { read, of, found: rows.length },
  };
}

/** What was said stands beside what strangers wrote elsewhere in the row. */
const together = (row: unknown, { untrusted, ...own }: Shown): Shown => ({
  ...(row as Shown),
  ...own,
  untrusted: { ...(row as { untrusted?: object }).untrusted, ...(untrusted as object) },
});

/** What was searched, and what was not. */
function said(
  { operation, text, replies }: Searching,
  mode: 'all' | 'any',
  read: RepliesRead | undefined,
  isNothing: boolean,
): readonly string[] {
  const { searchFields } = operation;
  if (!searchFields) return [];
  const where = sayText(text, mode, searchFields);
  // Of what is found by its name, the rows say as much.
  if (!searchFields.replies) return isNothing || mode === 'any' || text.dropped.length > 0 ? [`${where}.`] : [];
  if (!read) return [`${where}, not replies${replies === false ? '' : `: replies:true reads those of the newest ${mostRead.asked}`}.`];
  const all = read.of <= read.read;
  const until = all ? `all ${read.of}` : `the ${read.read} updated last, of ${read.of}`;
  const short = read.isShort ? ' (no more: half of the rate limit is used)' : '';
  const why = read.stopped ? ` (then: ${read.stopped.message})` : short;
  const more = all || replies ? '' : `; replies:true reads ${mostRead.asked}`;
  return [`${where}; and the replies of ${until}${why}: ${read.rows.length} more there, not in total${more}.`];
}

/** Why nothing was found, and what each half of the question finds alone. */
async function nothing({ operation, text, input, call, now }: Searching): Promise<readonly string[]> {
  const { searchFields } = operation;
  if (!searchFields) return [];
  const words = text.words.map(({ said: word }) => word).join(text.isEither ? ' or ' : ' + ');
  if (!text.rest) return whyNothing(searchFields, undefined, now, words);
  const alone = textQuery({ ...text, rest: undefined }, 'all');
  const { body } = await call(operation, { ...input, query: alone, pagination: { per_page: 1 } });
  const found = (body as { total_count?: unknown } | null)?.total_count;
  return [
    ...whyNothing(searchFields, text.rest, now, words),
    ...(typeof found === 'number' ? [`Without the other filters ${found} have ${text.words.length > 1 ? 'these words' : 'it'}.`] : []),
  ];
}
