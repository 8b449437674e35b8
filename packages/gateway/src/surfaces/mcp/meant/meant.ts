import { loadOperation, type OperationFacts, rowsOf, type SearchFields, toPlainText } from '@gatehouse/connector';
import {
  type Bound,
  inWords,
  looksForWords,
  readMembers,
  readSearch,
  type TextSearch,
  textQuery,
  whyNothing,
} from '@gatehouse/connector/search';
import { opensSome } from '../../../access/opening.ts';
import type { GrantedConnection, GroupPolicy } from '../../../access/policy.ts';
import { GatewayError } from '../../../errors.ts';
import type { CallOne } from '../call-one.ts';
import { isRecord } from '../record.ts';
import { peopleFor, withPeople } from '../words/people.ts';
import { withActing, withTeammate } from './acting.ts';
import { asWritten } from './as-written.ts';
import { readExactly, saidBounds } from './exact-times.ts';
import type { Listed, Lists } from './name-lists.ts';
import { keyOfName, type Named, namesAmong, resolve, withIds } from './names.ts';
import { ownTimesGiven } from './own-times.ts';
import { ownTypes } from './own-types.ts';
import { readInput } from './read-input.ts';
import { withStandIns } from './stand-ins.ts';

type Query = NonNullable<Parameters<typeof whyNothing>[1]>;
type Input = Readonly<Record<string, unknown>>;

/** What somebody asked for, as the operation takes it. */
export interface Meant {
  readonly input: Input;
  /** What was read otherwise than it was written. */
  readonly notes: readonly string[];
  /** What else could have been meant by a name. */
  readonly near: readonly Listed[];
  /** The words that a search looks for. */
  readonly text?: TextSearch;
  /** What the rows that a search finds have to fit besides. */
  readonly exact?: readonly Bound[];
}

export interface Asked {
  readonly policy: GroupPolicy;
  /** Where it is asked, if that is settled. */
  readonly granted: GrantedConnection | undefined;
  readonly call: CallOne;
  /** Milliseconds. */
  readonly now: number;
  /** Whether rows that do not fit can be left out. */
  readonly exactly?: boolean;
}

/** The connection that a call names. */
export const grantedOf = ({ connections }: GroupPolicy, named: string): GrantedConnection | undefined =>
  connections.find(({ connection: { id, name } }) => name === named || id === named) ??
  (named === 'default' && connections.length === 1 ? connections[0] : undefined);

/**
 * The input of a call as it was meant: values as the schema has them, names in the place of ids resolved, filters
 * that can match, and the teammate who acts. Throws `input_invalid`. Whoever may not make the call gets its refusal, and no reading.
 */
export async function readMeant(operation: OperationFacts, given: Input, asked: Asked): Promise<Meant> {
  const { policy, granted, call, now } = asked;
  if (!granted || !opensSome(granted.scopes, operation)) return { input: given, notes: [], near: [] };
  const whole = await loadOperation(operation.name);
  const written = ofMembers(operation, readInput(whole, given, now));
  // Refused in any case, so nothing is looked up for it; and not because of what would have been filled in.
  if (Object.keys(written.input).some((name) => !Object.hasOwn(whole.fields, name))) {
    const { adminId } = granted.connection;
    return { input: adminId === '' ? written.input : withActing(whole, written.input, granted.connection), notes: [], near: [] };
  }
  const connection = await withTeammate(whole, granted.connection, asked);
  const lists: Lists = { policy, connectionId: connection.id, call };
  const own = await ownTimesGiven(operation, written.input, lists, now);
  const read = { input: own.input, notes: [...written.notes, ...own.notes] };
  const standing = await withStandIns(operation, read.input, lists, connection.adminId);
  const named = namesAmong(whole, standing.input);
  const inFilters: Named[] = [];
  // Once to see which names stand in it, and again with what they are.
  const types = await ownTypes(operation, read.input['query'], lists);
  const noting = {
    now,
    asMeant: true,
    ...(types && { ownTypes: types }),
    idOf: (list: Named['lists'][number], name: string) => note(list, name),
  };
  const note = (list: Named['lists'][number], name: string) => {
    inFilters.push({ path: ['query'], name, lists: [list], wants: 'id' });
    return '0';
  };
  refuseProblems(operation, readSearch(operation, standing.input, noting).problems);
  const resolved = await resolve(operation, [...named, ...inFilters], lists, connection.adminId);
  const input = await asWritten(whole, withIds(whole, standing.input, named, resolved), granted, lists);
  const idOf = (list: Named['lists'][number], name: string) => resolved.found.get(keyOfName([list], name))?.id;
  const { search, exact, notes } = await readExactly(operation, input, { ...noting, idOf }, asked);
  refuseProblems(operation, search.problems);
  const found = search.text && (await withPeople(operation, search.text, peopleFor(granted, call)));
  const text = found && found.text.words.length > 0 ? found.text : undefined;
  const query = text ? textQuery(text, 'all') : found?.text.rest;
  return {
    input: withActing(whole, query ? { ...search.input, query } : search.input, connection),
    notes: [...read.notes, ...standing.notes, ...search.notes, ...notes, ...resolved.notes, ...(found?.notes ?? [])],
    near: [...standing.near, ...resolved.near],
    ...(text && { text }),
    ...(exact && { exact }),
  };
}

/** With each filter of its query under the names that Intercom has; throws what a filter does not have. */
function ofMembers<Read extends { readonly input: Input }>(operation: OperationFacts, read: Read): Read {
  const query = read.input['query'];
  if (!operation.searchFields || query === undefined) return read;
  const { query: named, problems } = readMembers(query);
  refuseProblems(
    operation,
    problems.map(({ path, problem }) => ({ field: ['query', ...path].join('.'), problem })),
  );
  return { ...read, input: { ...read.input, query: named } };
}

function refuseProblems(operation: OperationFacts, problems: readonly { readonly field: string; readonly problem: string }[]): void {
  const [first] = problems;
  if (!first) return;
  const more = first.field === 'sort.field' ? ' With all:true the rows read are put in order by any field that they have.' : '';
  const fix = `${first.field}: ${first.problem}.${more}`;
  throw new GatewayError('input_invalid', { operation: operation.name, field: first.field, fix, issues: problems.slice(0, 20) });
}

type Shown = Readonly<Record<string, unknown>>;

/** Some hosts send every field that there is. */
const mostNotes = 10;

/** The result with what was read otherwise, what else is near, and why nothing was found. */
export async function withNotes(
  shown: Shown,
  operation: OperationFacts,
  meant: Meant,
  { now, call }: Pick<Asked, 'now' | 'call'>,
  body?: unknown,
): Promise<Shown> {
  const nothing = await nothingFound(shown, operation, meant, { now, call });
  const all = [...meant.notes, ...nothing, ...emptyFirst(operation, meant.input, body)];
  const notes = all.length > mostNotes ? [...all.slice(0, mostNotes), `And ${all.length - mostNotes} more.`] : all;
  // A thing may have notes of its own.
  const name = Object.hasOwn(shown, 'notes') ? 'notes_on_reading' : 'notes';
  const near = meant.near.slice(0, 5).map(({ id, name: called }) => ({ id, untrusted: { name: toPlainText(called, { limit: 280 }) } }));
  return { ...shown, ...(near.length === 0 ? {} : { near }), ...(notes.length === 0 ? {} : { [name]: notes }) };
}

async function nothingFound(
  shown: Shown,
  operation: OperationFacts,
  { input, text, exact }: Meant,
  asked: Pick<Asked, 'now' | 'call'>,
): Promise<readonly string[]> {
  // What conditions on rows that were read have left is no matter of the query.
  const { asked_for: askedFor, of_rows: ofRows = 0, without } = shown;
  const isNothing =
    askedFor === undefined
      ? shown['total'] === 0 || (shown['count'] === 0 && !(Number(shown['read']) > 0))
      : // What was asked for each of them is no matter of it either.
        askedFor === 0 && ofRows === 0 && without === undefined;
  const { searchFields } = operation;
  if (!searchFields || text) return [];
  if (exact) return isNothing ? [`Nothing that fits all filters has ${saidBounds(exact)}.`] : [];
  const { input: schema } = await loadOperation(operation.name);
  const { data } = schema.safeParse(input);
  const query = (data as { readonly query?: Query } | undefined)?.query;
  if (!query) return [];
  if (!isNothing) return looksForWords(searchFields, query) ? [`Searched: ${searchFields.looksInto}.`] : [];
  return [...whyNothing(searchFields, query, asked.now), ...(await foundAlone(operation, query, asked.call))];
}

/** More cost more than they say. */
const mostAlone = 5;

/** How many each of several filters finds without the others: which of them it is that finds nothing. */
async function foundAlone(operation: OperationFacts, query: Query, call: CallOne): Promise<readonly string[]> {
  if ('field' in query || query.operator !== 'AND' || query.value.length < 2 || query.value.length > mostAlone) return [];
  const counts = await Promise.all(
    query.value.map(async (one) => {
      const { body } = await call(operation, { query: one, pagination: { per_page: 1 } });
      const count = (body as { total_count?: unknown } | null)?.total_count;
      return typeof count === 'number' ? `${inWords(operation.searchFields as SearchFields, one)}: ${count}` : [];
    }),
  ).catch(() => []);
  return counts.length === 0 ? [] : [`Alone: ${counts.flat().join('; ')}.`];
}

/** In an order that begins with the least, rows without a value stand first. */
function emptyFirst(operation: OperationFacts, { sort }: Input, body: unknown): string[] {
  if (!operation.searchFields || !isRecord(sort) || sort['order'] !== 'ascending' || typeof sort['field'] !== 'string') return [];
  const field = sort['field'];
  const rows = rowsOf(operation, body);
  const isEmpty = (row: unknown) =>
    (field.split('.').reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), row) ?? null) === null;
  const first = rows.findIndex((row) => !isEmpty(row));
  const empty = first === -1 ? rows.length : first;
  return empty === 0 ? [] : [`The first ${empty} of these rows have no ${field}: a filter ${field} > 0 leaves them out.`];
}
