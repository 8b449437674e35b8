import { findOperation, type OperationFacts } from '@gatehouse/connector';
import { type Bound, type HowToRead, type ReadSearch, readSearch, showTime } from '@gatehouse/connector/search';
import type { Wanted } from '../lists/arguments.ts';
import { isRecord } from '../record.ts';
import type { Asked } from './meant.ts';

type Input = Readonly<Record<string, unknown>>;
type Shown = Readonly<Record<string, unknown>>;

/** So many rows are read to leave out what is not meant; of more, Intercom's whole days are counted. */
const mostRows = 1500;
/** Of a page for which nobody said how many. */
const pageLength = 50;

interface ReadExactly {
  readonly search: ReadSearch;
  /** What the rows have to fit besides. */
  readonly exact?: readonly Bound[];
  readonly notes: readonly string[];
}

/** A search whose times are those that were written, where its rows are few enough to leave out what Intercom's whole days have besides. */
export async function readExactly(operation: OperationFacts, input: Input, how: HowToRead, asked: Asked): Promise<ReadExactly> {
  const byDays = () => readSearch(operation, input, how);
  if (!asked.exactly || !operation.searchFields?.wholeDays) return { search: byDays(), notes: [] };
  const search = readSearch(operation, input, { ...how, exactly: true });
  const { exact, text, problems } = search;
  if (!exact || problems.length > 0) return { search: byDays(), notes: [] };
  if (text) return { search: byDays(), notes: [await saidOfDays(exact, 'plain words are beside it', asked)] };
  if (await isReadable(operation, search.input['query'], asked.call)) return { search, exact, notes: [saidExactly(exact)] };
  return { search: byDays(), notes: [await saidOfDays(exact, `more than ${mostRows} were found`, asked)] };
}

/** Whether what a wider search finds is few enough to be read. */
async function isReadable(operation: OperationFacts, query: unknown, call: Asked['call']): Promise<boolean> {
  const { body } = await call(operation, { query, pagination: { per_page: 1 } });
  const count = isRecord(body) ? body['total_count'] : undefined;
  return typeof count === 'number' && count <= mostRows;
}

const saidExactly = (exact: readonly Bound[]): string =>
  `${[...new Set(exact.map(({ field }) => field))].join(', ')}: exact, in UTC (${saidBounds(exact)}); Intercom compares whole days of the workspace's zone, so what is outside was left out.`;

export const saidBounds = (exact: readonly Bound[]) =>
  exact.map(({ field, operator, value }) => `${field} ${operator} ${showTime(value)}`).join(' and ');

/** What can be done where it is not exact: whose days they are, and what to add for others. */
async function saidOfDays(exact: readonly Bound[], why: string, { granted, call }: Pick<Asked, 'granted' | 'call'>): Promise<string> {
  const me = findOperation('admins.me');
  const { body } = granted?.scopes.has(me.scope) ? await call(me, {}).catch(() => ({ body: undefined })) : { body: undefined };
  const app = isRecord(body) ? body['app'] : undefined;
  const zone =
    isRecord(app) && typeof app['timezone'] === 'string' && /^[\w/+-]{1,60}$/.test(app['timezone']) ? app['timezone'] : undefined;
  const where = JSON.stringify(exact.map(({ field, operator, value }) => ({ field, operator, value: showTime(value) })));
  return `Days are those of the workspace's time zone${zone ? `, ${zone}` : ''}, not of UTC, because ${why}. For those of UTC ask a day more on each side, with all:true and "where":${where}, or for shorter times.`;
}

/** What is wanted of the rows, with what they have to fit. */
export function wantedExactly(wanted: Wanted | undefined, exact: readonly Bound[], input: Input): Wanted | undefined {
  if (exact.length === 0) return wanted;
  if (wanted) return { ...wanted, where: [...wanted.where, ...exact] };
  const { per_page } = (input['pagination'] ?? {}) as { per_page?: unknown };
  return { where: exact, count: false, all: false, ...(per_page === undefined && { rows: pageLength }) };
}

/** Without how many the wider search found: that is nobody's question. */
export function shownExactly(shown: Shown, wanted: Wanted | undefined, exact: readonly Bound[]): Shown {
  if (exact.length === 0 || shown['incomplete'] !== undefined) return shown;
  const { total: _, matching, read: read_, pages: _pages, ...rest } = shown;
  if (rest['count'] !== undefined || rest['counted'] !== undefined) return rest;
  return wanted && wanted.where.length > 0 ? { ...rest, matching } : { ...rest, total: matching, read: read_ };
}
