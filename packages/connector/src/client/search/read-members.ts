import type { Explained } from '../../catalogue/shared/explain.ts';
import { isRecord, type Path, shown } from './reading.ts';
import { repeatedKey } from './repeated-key.ts';

/* What a filter and a group consist of. Whatever else stands in one would be lost with what it means, and may turn it into its opposite. */

/** Where other query languages have the members of a group. */
export const memberKeys = ['value', 'operands', 'filters', 'conditions', 'rules', 'queries'];

/** As other query languages call the members of a filter. */
const filterKeys: Readonly<Record<string, string>> = {
  field: 'field',
  operator: 'operator',
  op: 'operator',
  comparator: 'operator',
  comparison: 'operator',
  value: 'value',
  values: 'value',
};

/** More is nothing that anybody looks for, and would cost much to read: a sentence, a value, the name of a field, the values of one filter. */
export const longest = { words: 500, value: 2000, field: 300, list: 1000 } as const;
const mostLevels = 10;

const formOfFilter = 'a filter is {"field", "operator", "value"}';
const formOfGroup = 'a group is {"operator": "AND" or "OR", "value": [filters]}';

export interface ReadMembers {
  /** With the members of each filter under their own names; the rest as it is. */
  readonly query: unknown;
  readonly problems: readonly Explained[];
}

/** A query in which each filter has field, operator and value, and nothing else. */
export function readMembers(given: unknown): ReadMembers {
  const problems: Explained[] = [];
  const wrong = (path: Path, problem: string) => {
    problems.push({ path, problem });
  };
  return { query: inNode(given, [], 0), problems };

  function inNode(one: unknown, path: Path, level: number): unknown {
    if (typeof one === 'string') return inText(one, path, level);
    if (level > mostLevels) {
      wrong(path, 'is nested too deeply: Intercom takes groups 2 levels deep');
      return one;
    }
    if (Array.isArray(one)) return one.map((inner, index) => inNode(inner, [...path, index], level + 1));
    if (!isRecord(one)) return one;
    if (one['field'] !== undefined) return inFilter(one, path);
    const key = memberKeys.find((name) => Array.isArray(one[name])) ?? Object.keys(one).find((name) => /^\$?(?:and|or)$/i.test(name));
    if (key !== undefined) return inGroup(one, key, path, level);
    return Object.fromEntries(Object.entries(one).map(([name, value]) => [name, inValue(value, [...path, name])]));
  }

  function inGroup(group: Readonly<Record<string, unknown>>, key: string, path: Path, level: number): unknown {
    const isNamed = memberKeys.includes(key);
    for (const name of Object.keys(group))
      if (name !== key && !(isNamed && name === 'operator'))
        wrong([...path, name], `is nothing that a group has beside ${key}: ${formOfGroup}`);
    const members = group[key];
    return { ...group, [key]: Array.isArray(members) ? inNode(members, [...path, key], level) : members };
  }

  function inFilter(filter: Readonly<Record<string, unknown>>, path: Path): unknown {
    const read: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(filter)) {
      const own = Object.hasOwn(filterKeys, name) ? filterKeys[name] : undefined;
      if (own === undefined)
        wrong([...path, name], `is nothing that a filter has: ${formOfFilter}; "all but" is the operator != (NIN of a list, !~ of a part)`);
      else if (Object.hasOwn(read, own)) wrong([...path, name], `stands beside another ${own}: ${formOfFilter}`);
      else read[own] = own === 'value' ? inValue(value, [...path, name]) : value;
    }
    if ((read['operator'] ?? '') === '') read['operator'] = '=';
    if (typeof read['field'] === 'string' && read['field'].length > longest.field)
      wrong([...path, 'field'], `has ${read['field'].length} characters: no field has more than ${longest.field}`);
    return read;
  }

  function inValue(value: unknown, path: Path): unknown {
    if (Array.isArray(value) && value.length > longest.list)
      wrong(path, `has ${value.length} values, more than the ${longest.list} that one filter takes`);
    else for (const one of Array.isArray(value) ? (value as unknown[]) : [value]) ofOne(one, path);
    return value;
  }

  function ofOne(value: unknown, path: Path): void {
    if (typeof value === 'string' && value.length > longest.value)
      wrong(path, `has ${value.length} characters, more than the ${longest.value} that a filter compares`);
    if (typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER)
      wrong(path, `is a number that exceeds ${Number.MAX_SAFE_INTEGER}, so that its last digits are lost: give it as text`);
  }

  /** Hosts and models write objects as text; anything else that is text is plain words. */
  function inText(text: string, path: Path, level: number): unknown {
    const read = /^\s*[[{]/.test(text) ? parsed(text) : undefined;
    const twice = typeof read === 'object' && read !== null ? repeatedKey(text) : undefined;
    if (twice !== undefined) wrong(path, `has ${shown(twice)} twice in one object: one of them would be lost`);
    if (typeof read === 'object' && read !== null) return inNode(read, path, level + 1);
    if (looksLikeJson(text)) wrong(path, `looks like JSON and is none: names and texts stand in double quotes, ${formOfFilter}`);
    else if (text.length > longest.words)
      wrong(path, `has ${text.length} characters: words that are looked for are ${longest.words} characters at most`);
    return text;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const looksLikeJson = (text: string) => /^\s*(?:\[\s*)?\{\s*["'“”‘’]?\$?\w{1,60}["'“”‘’]?\s*:/.test(text);
