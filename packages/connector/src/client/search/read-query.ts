import type { SearchFields } from '../../catalogue/search-fields.ts';
import type { Explained } from '../../catalogue/shared/explain.ts';
import { readField } from './read-field.ts';
import { readFilter } from './read-filter.ts';
import { type HowToRead, isRecord, type Node, type Path, type Reading } from './reading.ts';

export interface ReadQuery {
  /** As Intercom takes it; as it was given where there are problems. */
  readonly query: unknown;
  readonly notes: readonly string[];
  readonly problems: readonly Explained[];
}

/** Intercom's limit (facts 6.1). */
const mostLevels = 2;

/**
 * A search's `query` as it was meant: fields and operators under their own names, values that can match. Plain words and what is no query
 * at all stay as they are: the operation's schema reads those.
 */
export function readQuery(search: SearchFields, given: unknown, how: HowToRead): ReadQuery {
  const query = parsed(given);
  const reading: Reading = { search, how, notes: new Set(), problems: [] };
  const whole = Array.isArray(query) ? { operator: 'AND', value: query } : query;
  const read = isRecord(whole) ? readNode(whole, [], 1, reading) : undefined;
  const { problems } = reading;
  if (problems.length > 0 || !read) return { query, notes: [], problems };
  return { query: read, notes: [...reading.notes], problems };
}

/** Hosts and models write objects as text; anything else that is text is plain words. */
function parsed(given: unknown): unknown {
  if (typeof given !== 'string' || !/^\s*[[{]/.test(given)) return given;
  try {
    return JSON.parse(given) as unknown;
  } catch {
    return given;
  }
}

interface Group {
  readonly operator: 'AND' | 'OR';
  readonly value: readonly (Node | Group)[];
}

function readNode(given: Readonly<Record<string, unknown>>, path: Path, level: number, reading: Reading): Node | Group | undefined {
  const group = groupOf(given, reading);
  if (!group) return readFilter(given, path, reading);
  if (level > mostLevels) {
    reading.problems.push({ path, problem: `is a group at level ${level}: Intercom takes groups ${mostLevels} levels deep` });
    return undefined;
  }
  const { operator, key, value } = group;
  const members = value.flatMap((one, index): (Node | Group)[] => {
    const at = key === undefined ? [...path, index] : [...path, key, index];
    if (!isRecord(one)) {
      reading.problems.push({
        path: at,
        problem: 'is a filter {"field", "operator", "value"} or a group {"operator", "value": [filters]}',
      });
      return [];
    }
    const read = readNode(one, at, level + 1, reading);
    if (!read || 'field' in read || groupOf(one, reading)) return read ? [read] : [];
    // What one filter became.
    if (read.operator === operator) return [...read.value];
    if (level < mostLevels) return [read];
    reading.problems.push({
      path: at,
      problem: `means several filters joined by ${read.operator}, one level too deep here: put them into a group of their own`,
    });
    return [];
  });
  return { operator, value: members };
}

/** Where other query languages have the members of a group. */
const membersOf = ['value', 'operands', 'filters', 'conditions', 'rules', 'queries'];

function groupOf(given: Readonly<Record<string, unknown>>, reading: Reading) {
  const { field, operator } = given;
  if (field !== undefined) return undefined;
  const key = membersOf.find((name) => Array.isArray(given[name]));
  const word = typeof operator === 'string' ? operator.toUpperCase() : undefined;
  if ((word === 'AND' || word === 'OR') && key !== undefined)
    return { operator: word as 'AND' | 'OR', key, value: given[key] as unknown[] };
  const keys = Object.keys(given);
  const [only] = keys;
  if (keys.length === 1 && only !== undefined && /^\$?(?:and|or)$/i.test(only) && Array.isArray(given[only])) {
    return { operator: /and/i.test(only) ? ('AND' as const) : ('OR' as const), key: only, value: given[only] as unknown[] };
  }
  // {"state": "open", "priority": "high"}: fields by their names, all of which have to fit.
  const trial: Reading = { ...reading, notes: new Set(), problems: [] };
  const isField = (name: string) => readField(name, [], trial) !== undefined;
  if (operator !== undefined || given['value'] !== undefined || keys.length === 0 || !keys.every(isField)) return undefined;
  return { operator: 'AND' as const, key: undefined, value: keys.map((name) => ({ field: name, operator: '=', value: given[name] })) };
}

const orders: Readonly<Record<string, string>> = { asc: 'ascending', desc: 'descending', ascending: 'ascending', descending: 'descending' };

/** The same of its `sort`. */
export function readSort(search: SearchFields, given: unknown, how: HowToRead): ReadQuery & { readonly query: unknown } {
  const [named, direction] = typeof given === 'string' ? given.trim().split(/[\s:]+/) : [];
  const sort = typeof given === 'string' ? { field: named, ...(direction ? { order: direction } : {}) } : given;
  const reading: Reading = { search, how, notes: new Set(), problems: [] };
  if (!isRecord(sort) || typeof sort['field'] !== 'string') return { query: given, notes: [], problems: [] };
  const field = readField(sort['field'], ['field'], reading);
  const order = typeof sort['order'] === 'string' ? (orders[sort['order'].toLowerCase()] ?? sort['order']) : sort['order'];
  return {
    query: { ...sort, ...(field && { field: field.name }), ...(order === undefined ? {} : { order }) },
    notes: [...reading.notes],
    problems: reading.problems,
  };
}
