import type { SearchFields } from '../../catalogue/search-fields.ts';
import type { Explained } from '../../catalogue/shared/explain.ts';
import type { Query } from '../../catalogue/shared/search.ts';
import { readField } from './read-field.ts';
import { readFilter } from './read-filter.ts';
import { memberKeys, readMembers } from './read-members.ts';
import { personIn } from './read-person.ts';
import { plainWords, textAmong, textSearch } from './read-text.ts';
import { type Bound, type HowToRead, isRecord, type Node, type Path, type Reading, shown } from './reading.ts';
import { fitting, type TextSearch, textQuery } from './text-query.ts';

export interface ReadQuery {
  /** As Intercom takes it; as it was given where there are problems. */
  readonly query: unknown;
  readonly notes: readonly string[];
  readonly problems: readonly Explained[];
  /** The words that it looks for, where it was read as it was meant. */
  readonly text?: TextSearch;
  /** What the rows that it finds have to fit besides. */
  readonly exact: readonly Bound[];
}

/** Intercom's limits (facts 6.1). */
const mostLevels = 2;
const mostFilters = 15;

/**
 * A search's `query` as it was meant: fields and operators under their own names, values that can match, words in each form in which they are
 * written. What is no query at all stays as it is: the operation's schema reads it.
 */
export function readQuery(search: SearchFields, given: unknown, how: HowToRead): ReadQuery {
  const { query, problems: unread } = readMembers(given);
  if (unread.length > 0) return { query, notes: [], problems: unread, exact: [] };
  const reading: Reading = { search, how, notes: new Set(), problems: [], exact: [] };
  const person = how.asMeant && typeof query === 'string' ? personIn(search, query) : undefined;
  if (person) return { query: person, notes: [], problems: [], exact: [] };
  const whole = how.asMeant && typeof query === 'string' ? [query] : query;
  const { node, text } = readWhole(Array.isArray(whole) ? { operator: 'AND', value: whole } : whole, reading);
  const { problems } = reading;
  const all = text ? textQuery(text, 'all') : node;
  if (problems.length > 0 || !all) return { query, notes: [], problems, exact: [] };
  return { query: all, notes: [...reading.notes], problems, exact: reading.exact, ...(text && { text }) };
}

function readWhole(given: unknown, reading: Reading): { readonly node?: Node | Group; readonly text?: TextSearch } {
  if (!isRecord(given)) return {};
  const group = reading.how.asMeant ? (groupOf(given, reading) ?? { operator: 'AND', value: [given], key: undefined }) : undefined;
  const found = group && textAmong(group.value, reading, group.operator as 'AND' | 'OR', eitherOf);
  if (!group || !found) return { node: readNode(given, [], 1, reading) as Node | Group };
  const isAll = found.at.size === group.value.length;
  const rest = isAll ? undefined : readNode(given, [], 1, reading, found.at);
  const text = fitting(textSearch(found, rest as Query | undefined));
  if (textQuery(text, 'all') === undefined)
    reading.problems.push({ path: [], problem: 'has more words and filters than Intercom takes, 15 in all: look for fewer words' });
  return { text };

  function eitherOf(one: unknown): readonly unknown[] | undefined {
    const inner = isRecord(one) ? groupOf(one, reading) : undefined;
    return inner?.operator === 'OR' ? inner.value : undefined;
  }
}

interface Group {
  readonly operator: 'AND' | 'OR';
  readonly value: readonly (Node | Group)[];
}

const nowhere: ReadonlySet<number> = new Set();

/** Without the members that are read apart. */
function readNode(
  given: Readonly<Record<string, unknown>>,
  path: Path,
  level: number,
  reading: Reading,
  apart = nowhere,
): Node | Group | undefined {
  const group = groupOf(given, reading);
  if (!group) return readFilter(given, path, reading);
  if (level > mostLevels) {
    reading.problems.push({ path, problem: `is a group at level ${level}: Intercom takes groups ${mostLevels} levels deep` });
    return undefined;
  }
  const { operator, key, value } = group;
  const within: Reading = operator === 'OR' && value.length > 1 ? { ...reading, isEither: true } : reading;
  const members = value.flatMap((one, index): (Node | Group)[] => {
    if (apart.has(index)) return [];
    const at = key === undefined ? [...path, index] : [...path, key, index];
    if (!isRecord(one)) {
      const isText = reading.how.asMeant && typeof one === 'string' && one.trim() !== '';
      const plain = isText ? plainWords(one, operator, level < mostLevels, reading) : undefined;
      if (plain) return [...plain];
      const problem = isText ? wordsTooDeep(one, reading) : noFilter;
      // The same of each member would say no more.
      if (!reading.problems.some((other) => other.problem === problem)) reading.problems.push({ path: at, problem });
      return [];
    }
    const read = readNode(one, at, level + 1, within);
    if (!read || 'field' in read || groupOf(one, reading)) return read ? [read] : [];
    // What one filter became.
    if (read.operator === operator) return [...read.value];
    if (level < mostLevels) return [read];
    const short = readNode(one, at, level + 1, { ...within, inShort: true });
    if (short && 'field' in short) return [short];
    reading.problems.push({
      path: at,
      problem: `means several filters joined by ${read.operator}, one level too deep here: put them into a group of their own`,
    });
    return [];
  });
  // Words in their shortest form alone, where all of their forms are too many.
  if (members.length > mostFilters && !reading.inShort && reading.exact.length === 0)
    return readNode(given, path, level, { ...reading, inShort: true }, apart);
  return { operator, value: members };
}

const noFilter = 'is a filter {"field", "operator", "value"} or a group {"operator", "value": [filters]}';

const wordsTooDeep = (said: string, { search }: Reading) =>
  `${shown(said)}: plain words stand beside filters that have to fit, or each by itself in a group with OR; elsewhere they are filters, such as ${JSON.stringify({ field: search.text ?? Object.keys(search.plain ?? {})[0], operator: '~', value: said.split(/\s+/)[0] })}`;

function groupOf(given: Readonly<Record<string, unknown>>, reading: Reading) {
  const { field, operator } = given;
  if (field !== undefined) return undefined;
  const key = memberKeys.find((name) => Array.isArray(given[name]));
  const word = typeof operator === 'string' ? operator.toUpperCase() : undefined;
  if ((word === 'AND' || word === 'OR') && key !== undefined)
    return { operator: word as 'AND' | 'OR', key, value: given[key] as unknown[] };
  const keys = Object.keys(given);
  const [only] = keys;
  if (keys.length === 1 && only !== undefined && /^\$?(?:and|or)$/i.test(only) && Array.isArray(given[only])) {
    return { operator: /and/i.test(only) ? ('AND' as const) : ('OR' as const), key: only, value: given[only] as unknown[] };
  }
  // {"state": "open", "priority": "high"}: fields by their names, all of which have to fit.
  const trial: Reading = { ...reading, notes: new Set(), problems: [], exact: [] };
  const isField = (name: string) => readField(name, [], trial) !== undefined;
  if (operator !== undefined || given['value'] !== undefined || keys.length === 0 || !keys.every(isField)) return undefined;
  const operatorOf = (name: string) => (readField(name, [], trial)?.field?.type === 'words' ? '~' : '=');
  const filters = keys.map((name) => ({ field: name, operator: operatorOf(name), value: given[name] }));
  return { operator: 'AND' as const, key: undefined, value: filters };
}

const orders: Readonly<Record<string, string>> = { asc: 'ascending', desc: 'descending', ascending: 'ascending', descending: 'descending' };

/** The same of its `sort`. */
export function readSort(search: SearchFields, given: unknown, how: HowToRead): ReadQuery & { readonly query: unknown } {
  const [named, direction] = typeof given === 'string' ? given.trim().split(/[\s:]+/) : [];
  const sort = typeof given === 'string' ? { field: named, ...(direction ? { order: direction } : {}) } : given;
  const reading: Reading = { search, how, notes: new Set(), problems: [], exact: [] };
  if (!isRecord(sort) || typeof sort['field'] !== 'string') return { query: given, notes: [], problems: [], exact: [] };
  const field = readField(sort['field'], ['field'], reading);
  const order = typeof sort['order'] === 'string' ? (orders[sort['order'].toLowerCase()] ?? sort['order']) : sort['order'];
  return {
    query: { ...sort, ...(field && { field: field.name }), ...(order === undefined ? {} : { order }) },
    notes: [...reading.notes],
    problems: reading.problems,
    exact: [],
  };
}
