import type { SearchFields } from '../../catalogue/search-fields.ts';
import type { Filter, Query } from '../../catalogue/shared/search.ts';
import { readField } from './read-field.ts';
import { readOperator } from './read-operator.ts';
import { isRecord, type Node, type Reading, shown } from './reading.ts';
import { groupsOf, type TextField, type TextSearch, textFieldsOf } from './text-query.ts';
import { excludedIn, negationsIn, readWords, type Word, type Words } from './word-forms.ts';

/** What of the members of a group that all have to fit is words that are looked for, by their places. */
export interface TextMembers {
  readonly fields: readonly TextField[];
  readonly words: readonly Word[];
  readonly dropped: readonly string[];
  readonly isPlain: boolean;
  readonly isEither: boolean;
  readonly at: ReadonlySet<number>;
}

interface Found {
  readonly index: number;
  /** None of a text that stands by itself. */
  readonly field: string | undefined;
  readonly text: string;
  /** Said as people say what they look for. */
  readonly isSentence: boolean;
}

/**
 * Words are taken apart from the filters beside them, so that they can be looked for in every way in which they are written. Undefined
 * where there are none, or in fields of which each was meant for itself.
 */
export function textAmong(
  members: readonly unknown[],
  reading: Reading,
  joined: 'AND' | 'OR',
  /** The members of a group any of which has to fit. */
  eitherOf: (one: unknown) => readonly unknown[] | undefined,
): TextMembers | undefined {
  // Any of some words, beside what has to fit.
  const [either, ...others] = joined === 'OR' ? [] : members.flatMap((one, index) => eitherAt(one, index) ?? []);
  if (either && others.length === 0 && members.every((one, index) => index === either.index || !textOf(one, index, reading)))
    return { ...either.text, at: new Set([either.index]) };
  const found = members.flatMap((one, index) => textOf(one, index, reading) ?? []);
  const named = new Set(found.map(({ field }) => field ?? reading.search.text));
  const [only] = named;
  if (found.length === 0 || named.size > 1 || (joined === 'OR' && found.length < members.length)) return undefined;
  const all = textFieldsOf(reading.search);
  const fields = only === undefined || only === reading.search.text ? all : all.filter(({ field }) => field === only);
  const read = found.map(({ text, isSentence }) => readWords(text, isSentence ? 'sentence' : 'filter'));
  const words = read.flatMap((one) => one.words);
  for (const { text, isSentence } of found) if (isSentence) refuseExcluded(text, reading);
  noteNegations(read, reading);
  noteAccents(words, reading);
  if (words.length === 0 || fields.length === 0) return undefined;
  return {
    fields,
    words: words.filter((word, index) => words.findIndex(({ said }) => said === word.said) === index),
    dropped: read.flatMap((one) => one.dropped),
    isEither:
      joined === 'OR' ||
      (found.length === 1 &&
        /\S\s*(?:\s(?:or|OR)\s|\|)\s*\S|(?<![\p{L}\p{N}./:])\p{L}+\/\p{L}+(?![\p{L}\p{N}./])/u.test(found[0]?.text ?? '')),
    isPlain: found.some(({ isSentence }) => isSentence),
    at: new Set(found.map(({ index }) => index)),
  };

  function eitherAt(one: unknown, index: number) {
    const within = eitherOf(one);
    const text = within && textAmong(within, reading, 'OR', () => undefined);
    return text && { index, text };
  }
}

/** What has not one of the words, as a filter. */
const without = ({ search }: Reading, word: string) =>
  JSON.stringify({ field: search.text ?? Object.keys(search.plain ?? {})[0], operator: '!~', value: word });

/** Looked for, it would be found; left out, nobody knew. */
function refuseExcluded(text: string, reading: Reading): void {
  const word = excludedIn(text);
  if (word === undefined) return;
  const rest = text
    .replace(/(?:(?:AND\s{1,5})?NOT\s{1,5}|[-!])(?=[\p{L}\p{N}"])[^\s]+/u, '')
    .trim()
    .slice(0, 100);
  const other = without(reading, word);
  const query = rest === '' ? other : `{"operator": "AND", "value": [${JSON.stringify(rest)}, ${other}]}`;
  const problem = `${shown(word)} is to be left out, which plain words cannot say: ${query} does, of what a text begins with`;
  if (!reading.problems.some((one) => one.problem === problem)) reading.problems.push({ path: [], problem });
}

/** Names are looked for without them, too. */
function noteAccents(words: readonly Word[], { search, notes }: Reading): void {
  const accented = words.filter(({ said }) => /\p{M}|[łøæœßđ]/u.test(said.normalize('NFD')));
  if (search.text !== undefined && accented.length > 0)
    notes.add(`${accented.map(({ said }) => said).join(', ')}: accents count in texts: without them it is another word.`);
}

function noteNegations(read: readonly Words[], reading: Reading): void {
  const said = [...new Set(read.flatMap(negationsIn))];
  if (said.length > 0)
    reading.notes.add(
      `${said.map((one) => `"${one}"`).join(', ')}: not carried out, only the words beside it are looked for; what has a word is left out by a filter beside them: ${without(reading, '…')}.`,
    );
}

/** Plain words among filters: each in every way in which it is written. Undefined where groups do not go deep enough for them. */
export function plainWords(said: string, joined: 'AND' | 'OR', hasRoom: boolean, reading: Reading): readonly Node[] | undefined {
  const { search, notes } = reading;
  const read = readWords(said, 'sentence');
  refuseExcluded(said, reading);
  noteNegations([read], reading);
  const { words } = read;
  const each = words.flatMap((word) => groupsOf(word, textFieldsOf(search)));
  const [only, ...more] = each;
  if (!only) return undefined;
  if (joined === 'OR' && more.length === 0) return only;
  if (joined === 'AND' && hasRoom) return each.map((value): Node => ({ operator: 'OR', value }));
  if (!search.text || (joined === 'OR' && !hasRoom)) return undefined;
  const field = search.text;
  notes.add(`${words.map((word) => word.said).join(' + ')}: looked for in ${field} alone, because groups go two levels deep.`);
  const inText = words.map(({ forms, said: word }): Filter => ({ field, operator: '~', value: forms[0] ?? word }));
  return joined === 'AND' ? inText : [{ operator: 'AND', value: inText }];
}

function textOf(one: unknown, index: number, reading: Reading): Found | undefined {
  if (typeof one === 'string') return one.trim() === '' ? undefined : { index, field: undefined, text: one, isSentence: true };
  if (!isRecord(one) || typeof one['field'] !== 'string' || readOperator(one['operator']) !== '~') return undefined;
  const { value } = one;
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const named = readField(one['field'], [], { ...reading, notes: new Set(), problems: [], exact: [] });
  // Whoever knows a field by its name knows what stands in it.
  return named?.field?.type === 'words' ? { index, field: named.name, text: value, isSentence: named.name !== one['field'] } : undefined;
}

export const textSearch = ({ at: _, ...text }: TextMembers, rest: Query | undefined): TextSearch => ({ ...text, rest });

/** Every form that does not begin with a shorter one, which finds it too. */
const written = ({ forms, apart }: Word): string[] => [
  ...forms
    .filter((form) => !forms.some((other) => other !== form && form.startsWith(other)))
    .map((form) => (forms.includes(`${form}e`) ? `${form}e` : form)),
  ...(apart ? [`${apart.first[0]} ${apart.second}`] : []),
];

/** Where words were looked for, and as what. */
export function sayText(
  { fields, words, dropped, isEither }: TextSearch,
  mode: 'all' | 'any',
  { plain = {} }: Pick<SearchFields, 'plain'>,
): string {
  const isAddress = words.some(({ said }) => said.includes('@'));
  const where = fields
    .filter(({ field, as }) => as !== 'author' && as !== 'id' && (as !== 'address' || (isAddress && Object.hasOwn(plain, field))))
    .map(({ field }) => field);
  const what = words.map((word) => written(word).join('/')).join(mode === 'all' && !isEither ? ' + ' : ' or ');
  const left = dropped.length === 0 ? '' : ` (left out: ${dropped.slice(0, 8).join(', ')})`;
  return `Searched ${where.join(' and ')} for ${what}${left}`;
}
