import type { SearchFields } from '../../catalogue/search-fields.ts';
import type { Filter, Query } from '../../catalogue/shared/search.ts';
import { readWords, type Word, type Words } from './word-forms.ts';

/** Words that are looked for, apart from what else a query asks. */
export interface TextSearch extends Words {
  /** Where they are looked for: each field, and how a part of it is compared. */
  readonly fields: readonly TextField[];
  /** Everything else that has to fit. */
  readonly rest: Query | undefined;
  /** Said as a sentence, not as a filter. */
  readonly isPlain: boolean;
  /** Any of the words was asked for. */
  readonly isEither: boolean;
  /** Where they are not looked for, because all of them in every field were more than Intercom takes. */
  readonly leftOut?: readonly TextField[];
}

export interface TextField {
  readonly field: string;
  /** `words`: by word, whose forms count. `part`: any part of it. `whole`: only all of it. `address`: all of it, where the word is an address. `id`: all of it, where the word is a number. `author`: whose name the words may be. */
  readonly as: 'words' | 'part' | 'whole' | 'address' | 'id' | 'author';
}

/** Intercom's limits (facts 6.1). */
const mostFilters = 15;

export const isAddress = (word: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(word);

/** What a search's own text is. */
export const textFieldsOf = ({ fields, plain = {} }: SearchFields): readonly TextField[] => [
  ...Object.keys(fields).flatMap((field): TextField[] => (fields[field]?.type === 'words' ? [{ field, as: 'words' }] : [])),
  ...Object.entries(plain).map(([field, as]): TextField => ({ field, as })),
];

/** Groups of which each has to have one that fits. */
export function groupsOf(word: Word, fields: readonly TextField[]): Filter[][] {
  const { said, forms, apart, isWhole } = word;
  const over = (values: readonly string[], operator: '~' | '=', as: readonly TextField['as'][]) =>
    values.flatMap((value) => fields.filter((one) => as.includes(one.as)).map(({ field }): Filter => ({ field, operator, value })));
  const whole = over([said], '=', isAddress(said) ? ['whole', 'address'] : /^\d{3,}$/.test(said) ? ['whole', 'id'] : ['whole']);
  const inWords = isWhole ? over([said], '=', ['words']) : over(forms, '~', ['words']);
  const together = [...inWords, ...over(spelled(said), '~', ['part']), ...whole];
  if (!apart) return [together];
  const first = over(apart.first, '=', ['words']);
  return first.length === 0
    ? [together]
    : [[...together, ...first].slice(0, mostFilters), [...together, ...over([apart.second], '=', ['words'])]];
}

/**
 * The query of a text: with all of its words, or with any of them. Undefined where Intercom's limits do not allow it: too many words, or
 * groups within groups.
 */
export function textQuery(text: TextSearch, mode: 'all' | 'any', rest = text.rest): Query | undefined {
  const groups = text.words.flatMap((word) => groupsOf(word, text.fields));
  const others = rest === undefined ? [] : membersOf(rest);
  if (others === undefined) return undefined;
  const wanted = mode === 'all' && !text.isEither ? groups.map(either) : anyOf(text, others.length > 0);
  if (wanted === undefined || others.length + wanted.length > mostFilters) return undefined;
  const all = [...others, ...wanted];
  return all.length === 1 ? all[0] : { operator: 'AND', value: all };
}

/** One more filter that has to fit; undefined where the query is nested too deeply for it. */
export function andAlso(query: Query | undefined, filter: Filter): Query | undefined {
  const others = query === undefined ? [] : membersOf(query);
  if (!others || others.length >= mostFilters) return undefined;
  return others.length === 0 ? filter : { operator: 'AND', value: [...others, filter] };
}

/** Of whoever began it and is called by all of the words; undefined where that cannot be asked. */
export function authorQuery({ words, fields, rest }: TextSearch): Query | undefined {
  const author = fields.find(({ as }) => as === 'author');
  const others = rest === undefined ? [] : membersOf(rest);
  if (!author || !others || words.some(({ said }) => isAddress(said)) || others.length + words.length > mostFilters) return undefined;
  const named = words.map(({ said }): Filter => ({ field: author.field, operator: '~', value: said }));
  return { operator: 'AND', value: [...others, ...named] };
}

const either = (filters: readonly Filter[]): Member => {
  const [only] = filters;
  return filters.length === 1 && only ? only : { operator: 'OR', value: [...filters] };
};

type Member = Filter | { operator: 'AND' | 'OR'; value: Filter[] };

/** A name with and without its accents, as addresses have it. */
function spelled(word: string): string[] {
  const german = word.replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue').replaceAll('ß', 'ss');
  const bare = word.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('ø', 'o').replaceAll('ł', 'l').replaceAll('ß', 'ss');
  return [...new Set([word, bare, german].map((one) => one.normalize('NFC')))];
}

/** Of somebody who is asked for by a name, in whatever order and without accents: by each word of it. */
export function byNameQuery(search: SearchFields, query: Query): Query | undefined {
  const members = membersOf(query) ?? [];
  const named = members.findIndex((one) => 'field' in one && one.field === 'name' && ['=', '~'].includes(one.operator));
  const { value } = (members[named] ?? {}) as { value?: unknown };
  if (search.plain?.['name'] !== 'part' || typeof value !== 'string') return undefined;
  const fields = textFieldsOf(search).filter(({ as }) => as === 'part');
  const wanted = readWords(value, 'filter').words.map((word) => either(groupsOf(word, fields).flat()));
  const all = [...members.filter((_, index) => index !== named), ...wanted];
  return wanted.length === 0 || all.length > mostFilters ? undefined : { operator: 'AND', value: all };
}

/** What has to fit each for itself; undefined where it is nested too deeply to stand in another group. */
function membersOf(query: Query): Member[] | undefined {
  if ('field' in query) return [query];
  if (query.operator === 'AND') return [...query.value] as Member[];
  return query.value.every((one) => 'field' in one) ? [query as Member] : undefined;
}

const inShort = ({ apart: _, forms, ...word }: Word): Word => ({ ...word, forms: forms.slice(0, 1) });

/** In one group, so that it can stand beside other filters: as many forms of each word as that takes. */
function anyOf(text: TextSearch, beside: boolean): Member[] | undefined {
  const each = text.words.map(({ apart: _, ...word }) => groupsOf(word, text.fields)[0] ?? []);
  if (!beside && each.length <= mostFilters) return [{ operator: 'OR', value: each.map(either) } as unknown as Member];
  const most = Math.floor(mostFilters / each.length);
  const fewest = text.words.map(inShort).map((word) => (groupsOf(word, text.fields)[0] ?? []).length);
  return most < Math.max(...fewest) ? undefined : [either(each.flatMap((filters) => filters.slice(0, most)))];
}

/** The same, in one field and each word in its shortest form, where it is more than Intercom takes. */
export function fitting(text: TextSearch): TextSearch {
  if (!text.isEither || textQuery(text, 'all') !== undefined) return text;
  const words = text.fields.filter(({ as }) => as === 'words');
  const main = words.at(-1);
  if (!main) return text;
  return { ...text, words: text.words.map(inShort), fields: [main], leftOut: words.slice(0, -1) };
}

/** What has one of the words only where they were not looked for. Undefined where that cannot be asked, or is nowhere. */
export function leftOutQuery({ words, fields, rest, leftOut = [] }: TextSearch): Query | undefined {
  const [main] = fields;
  const others = rest === undefined ? [] : membersOf(rest);
  const there = words.flatMap(({ forms, isWhole }) =>
    leftOut.map(({ field }): Filter => ({ field, operator: isWhole ? '=' : '~', value: forms[0] ?? '' })),
  );
  if (!main || !others || there.length === 0 || there.length > mostFilters || others.length + words.length + 1 > mostFilters)
    return undefined;
  const notThere = words.map(
    ({ forms, isWhole }): Filter => ({ field: main.field, operator: isWhole ? '!=' : '!~', value: forms[0] ?? '' }),
  );
  return { operator: 'AND', value: [...others, ...notThere, either(there)] };
}

/** Whether a text has a word, as a search would find it. */
export function hasWord(text: string, { said, forms, apart, isWhole }: Word): boolean {
  const lower = text.toLowerCase();
  if (isWhole ? lower.split(/[^\p{L}\p{N}]+/u).includes(said) : forms.some((form) => lower.includes(form))) return true;
  if (!apart) return false;
  const escaped = (word: string) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${apart.first.map(escaped).join('|')})[\\s-]+${escaped(apart.second)}(?![\\p{L}\\p{N}])`,
    'u',
  ).test(lower);
}

/** Whether several texts together have the words, as a search would find them. */
export const haveWords = (texts: readonly string[], { words, isEither }: Pick<TextSearch, 'words' | 'isEither'>): boolean => {
  const isThere = (word: Word) => texts.some((one) => hasWord(one, word));
  return isEither ? words.some(isThere) : words.every(isThere);
};

/** Where in a text the first of the words stands; -1 where none does. */
export function firstOf(text: string, words: readonly Word[]): number {
  const lower = text.toLowerCase();
  const places = words.flatMap(({ forms, apart }) => [...forms, ...(apart?.first ?? [])].map((form) => lower.indexOf(form)));
  const found = places.filter((place) => place !== -1);
  return found.length === 0 ? -1 : Math.min(...found);
}
