import type { SearchFields } from '../../catalogue/search-fields.ts';
import type { Filter, Query } from '../../catalogue/shared/search.ts';
import { showTime } from './read-time.ts';
import { isRecord, shown } from './reading.ts';

/**
 * Why a search of this query found nothing, as far as the query itself tells; and what was searched. `words` are what was looked for besides
 * the query.
 */
export function whyNothing(search: SearchFields, query: Query | undefined, now: number, words?: string): string[] {
  if (!query) return [`Nothing has ${words}.`];
  const filters = allOf(query);
  const suspects = [...contradictions(search, filters), ...filters.flatMap((filter) => suspicion(search, filter, now))];
  const looked =
    words === undefined &&
    (leaves(query).some(({ field }) => search.fields[field]?.type === 'words') || search.wholeDays || 'user_count' in search.fields);
  return [
    `Nothing has ${words === undefined ? '' : `${words} and `}${inWords(search, query)}.`,
    ...(suspects.length > 0 || filters.length < 2 || words !== undefined
      ? suspects
      : [`All ${filters.length} have to fit: leave one out to see which finds nothing.`]),
    ...(looked ? [`Searched: ${search.looksInto}.`] : []),
  ];
}

/** Whether it looks for words in texts that are not all that was said. */
export const looksForWords = ({ fields }: SearchFields, query: Query): boolean =>
  leaves(query).some(({ field }) => fields[field]?.type === 'words');

/** A name or a title is seldom known whole: the query with each as a part of what is looked for. Undefined where nothing of it is one. */
export function looserQuery(query: Query): Query | undefined {
  let isLooser = false;
  const loosen = (one: Query): Query => {
    if (!('field' in one)) return { ...one, value: one.value.map((inner) => loosen(inner as Query)) } as Query;
    if (one.operator !== '=' || typeof one.value !== 'string' || !/(?:name|title|remark)$/.test(one.field)) return one;
    isLooser = true;
    return { ...one, operator: '~' };
  };
  const loose = loosen(query);
  return isLooser ? loose : undefined;
}

/** Filters of which each has to fit. */
const allOf = (query: Query): Filter[] =>
  'field' in query ? [query] : query.operator === 'AND' ? query.value.flatMap((one) => allOf(one as Query)) : [];

const leaves = (query: Query): Filter[] => ('field' in query ? [query] : query.value.flatMap((one) => leaves(one as Query)));

function contradictions({ fields }: SearchFields, filters: readonly Filter[]): string[] {
  return [...Map.groupBy(filters, ({ field }) => field)].flatMap(([field, given]) => {
    const type = fields[field]?.type;
    const equal = given.filter(({ operator }) => operator === '=').map(({ value }) => JSON.stringify(value));
    if (type !== 'tag' && type !== 'words' && new Set(equal).size > 1)
      return [`${field} cannot be ${[...new Set(equal)].join(' and ')} at once: join them with OR.`];
    const bounds = (sign: string) =>
      given.filter(({ operator, value }) => operator.startsWith(sign) && typeof value === 'number').map(({ value }) => Number(value));
    const [from, until] = [Math.max(...bounds('>')), Math.min(...bounds('<'))];
    return from >= until ? [`${field} cannot be above ${of(type, from)} and below ${of(type, until)} at once.`] : [];
  });
}

function suspicion({ fields }: SearchFields, { field, operator, value }: Filter, now: number): string[] {
  const type = fields[field]?.type;
  if (type === 'date' && operator.startsWith('>') && typeof value === 'number' && value * 1000 > now)
    return [`${field} > ${showTime(value)} is in the future.`];
  if (operator !== '=' || typeof value !== 'string') return [];
  const says = fields[field]?.says;
  if (says) return [`${field} is ${says}.`];
  if (/(?:^|[._])email$/.test(field) && !value.includes('@')) return [`${field} = ${shown(value)} is no whole address: ~ finds parts.`];
  if (type === 'words') return [`${field} = ${shown(value)} finds that word alone: ~ finds parts of words.`];
  if (/(?:name|title|remark)$/.test(field)) return [`${field} = ${shown(value)} finds that whole text alone: ~ finds parts.`];
  return [];
}

const of = (type: string | undefined, value: number) => (type === 'date' ? showTime(value) : String(value));

/** As people read a query. */
export function inWords(search: SearchFields, query: unknown): string {
  const text = render(search, query, true);
  return text.length > 300 ? `${text.slice(0, 297)}…` : text;
}

function render(search: SearchFields, query: unknown, top: boolean): string {
  if (!isRecord(query)) return shown(query);
  const { field, operator, value } = query;
  if (typeof field !== 'string') {
    const inner = (value as unknown[]).map((one) => render(search, one, false)).join(` ${String(operator)} `);
    return top ? inner : `(${inner})`;
  }
  const isTime = search.fields[field]?.type === 'date' && typeof value === 'number';
  return `${field} ${String(operator)} ${isTime ? showTime(value as number) : shown(value)}`;
}
