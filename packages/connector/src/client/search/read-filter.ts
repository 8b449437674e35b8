import { idLists, isIdOf } from '../../catalogue/id-lists.ts';
import type { SearchField, SearchMeaning } from '../../catalogue/search-fields.ts';
import type { Filter } from '../../catalogue/shared/search.ts';
import { bareYear, notSeconds } from './bare-year.ts';
import { dateNode, takesOnly } from './read-dates.ts';
import { readField } from './read-field.ts';
import { nearOperators, readOperator } from './read-operator.ts';
import { personFilter } from './read-person.ts';
import { readTime, type Time } from './read-time.ts';
import { isBlankText, type Node, type Operator, type Path, type Reading, type Scalar, shown, wordOf } from './reading.ts';
import { readWords, type Word } from './word-forms.ts';

type Named = SearchField & { readonly name: string };

/** One filter as it is meant. Undefined, with a problem, where it can find nothing or says nothing. */
export function readFilter(given: Readonly<Record<string, unknown>>, path: Path, reading: Reading): Node | undefined {
  const { problems } = reading;
  const wrong = (problem: string, ...at: (string | number)[]) => {
    problems.push({ path: [...path, ...at], problem });
    return undefined;
  };
  if (typeof given['field'] !== 'string' || given['field'].trim() === '')
    return wrong('is needed: a filter is {"field", "operator", "value"}, a group {"operator": "AND", "value": [filters]}', 'field');
  const [from, until] =
    wordOf(given['operator']) === 'between' && Array.isArray(given['value']) && given['value'].length === 2
      ? (given['value'] as unknown[])
      : [];
  if (from !== undefined && until !== undefined) return between(given, from, until, path, reading);
  const operator = readOperator(given['operator']);
  if (!operator) {
    const near = typeof given['operator'] === 'string' ? nearOperators(given['operator']) : [];
    return wrong(
      `is one of = != IN NIN < <= > >= ~ !~ ^ $; ${shown(given['operator'])} was given${near.length > 0 ? ` (${near[0]}?)` : ''}`,
      'operator',
    );
  }
  if (given['value'] === undefined) return wrong('is needed', 'value');
  const named = readField(given['field'], [...path, 'field'], reading);
  if (!named) return undefined;
  const { name, field } = named;
  const isList = Array.isArray(given['value']);
  const values = (isList ? given['value'] : [given['value']]) as unknown[];
  if (isList && values.length === 0) return wrong('is an empty list: nothing is in it', 'value');
  if (values.some((one) => typeof one === 'object' && one !== null))
    return wrong('is text, a number, true, false, null, or a list of these', 'value');
  const meant = alignedTo(operator, isList);
  if (!meant) return wrong(`compares one value: a list goes with IN or NIN, not ${operator}`, 'operator');
  if (!field) return { field: name, operator: meant, value: (meant === 'IN' || meant === 'NIN' ? values : values[0]) as Filter['value'] };
  return readValues({ ...field, name }, meant, values as Scalar[], path, reading);
}

/** Both ends included. */
function between(given: Readonly<Record<string, unknown>>, from: unknown, until: unknown, path: Path, reading: Reading): Node | undefined {
  const ends = [
    readFilter({ ...given, operator: '>=', value: from }, path, reading),
    readFilter({ ...given, operator: '<=', value: until }, path, reading),
  ];
  const filters = ends.filter((end): end is Filter => end !== undefined && 'field' in end);
  return filters.length === 2 ? { operator: 'AND', value: filters } : undefined;
}

/** `=` with a list is IN. */
function alignedTo(operator: Operator, isList: boolean): Operator | undefined {
  if (!isList || operator === 'IN' || operator === 'NIN') return operator;
  return operator === '=' ? 'IN' : operator === '!=' ? 'NIN' : undefined;
}

function readValues(field: Named, operator: Operator, given: readonly Scalar[], path: Path, reading: Reading): Node | undefined {
  const { search, problems, notes, how } = reading;
  const { name, type } = field;
  const at = [...path, 'value'];
  if (type === 'date' && !given.includes(null)) {
    const bare = how.asMeant ? given.find((one) => bareYear(one) !== undefined) : undefined;
    if (bare !== undefined) {
      problems.push({ path: at, problem: notSeconds(shown(bare), bareYear(bare) ?? '') });
      return undefined;
    }
    const times = given.map((one) => readTime(one, how.now));
    const odd = times.indexOf(undefined);
    if (odd === -1) return dateNode(name, operator, times as Time[], path, reading);
    problems.push({
      path: at,
      problem: `is a time, such as "2026-01-31", "2026-01-31T09:30:00Z" or Unix seconds, not ${shown(given[odd])}`,
    });
    return undefined;
  }
  const whole = operator === '~' || operator === '^' ? '=' : operator === '!~' ? '!=' : undefined;
  const [part] = given;
  // A part of an id or of one of a few words says nothing: the whole is meant.
  if (whole && (field.values || (field.of && typeof part === 'string' && !isIdOf(field.of, part)))) {
    notes.add(`${name} ${operator} ${shown(part)} is read as ${whole}: it has no parts to look for.`);
    return readValues(field, whole, given, path, reading);
  }
  const isText = operator === '~' || operator === '!~' || operator === '^' || operator === '$';
  const read = given.map((one) => (isText ? asText(one, field, at, reading) : readScalar(one, field, at, reading)));
  if (read.includes(undefined)) return undefined;
  const other = (read as Value[]).findIndex((one) => 'meaning' in one);
  const first = (read as Value[])[other];
  if (first && 'meaning' in first) {
    if (read.length === 1 && (operator === '=' || operator === '!='))
      return ofMeaning(first.meaning, field, operator, given[0] ?? null, path, reading);
    problems.push({ path: at, problem: `${shown(given[other])} is more than one value: give it a filter of its own, with =` });
    return undefined;
  }
  const values = (read as { readonly value: Scalar }[]).map(({ value }) => value);
  const takes = search.operators[type];
  if (takes.includes(operator)) {
    const person = how.asMeant ? personFilter(name, operator, values[0] ?? null, reading.inShort === true) : undefined;
    if (person && values.length === 1) {
      notes.add(person.note);
      return person.node;
    }
    if (type === 'words' && how.asMeant && operator !== 'IN' && operator !== 'NIN')
      return byWord(name, operator, values[0] ?? null, reading);
    return { field: name, operator, value: operator === 'IN' || operator === 'NIN' ? (values as string[]) : (values[0] ?? null) };
  }
  const single = operator === 'IN' ? '=' : operator === 'NIN' ? '!=' : undefined;
  if (single && takes.includes(single)) {
    const filters = values.map((value): Filter => ({ field: name, operator: single, value }));
    return filters.length === 1 ? filters[0] : { operator: operator === 'IN' ? 'OR' : 'AND', value: filters };
  }
  problems.push({ path: [...path, 'operator'], problem: takesOnly(name, operator, takes) });
  return undefined;
}

/** Each word by itself, as Intercom compares them; a part of a word in each of its forms. */
function byWord(field: string, operator: Operator, value: Scalar, { notes, inShort }: Reading): Node {
  const { words } = readWords(String(value), 'filter');
  const isPart = operator === '~' || operator === '!~';
  const formsOf = ({ said, forms }: Word) => (isPart ? (inShort ? forms.slice(0, 1) : forms) : [said]);
  const filter = (one: string): Filter => ({ field, operator, value: one });
  const [only] = words;
  if (value === null || !only) return { field, operator, value };
  const isNot = operator.startsWith('!');
  if (words.length === 1) {
    const filters = formsOf(only).map(filter);
    return filters.length === 1 && filters[0] ? filters[0] : { operator: isNot ? 'AND' : 'OR', value: filters };
  }
  const joined = isNot ? 'OR' : 'AND';
  const shortest = words.map((word) => (isPart ? (word.forms[0] ?? word.said) : word.said));
  notes.add(`${field} is compared word by word: ${shown(value)} is read as ${shortest.join(` ${joined} `)}.`);
  return { operator: joined, value: shortest.map(filter) };
}

/** `assigned`: of another field, and all but one value of it. */
function ofMeaning(
  meaning: SearchMeaning,
  field: Named,
  operator: '=' | '!=',
  given: Scalar,
  path: Path,
  reading: Reading,
): Node | undefined {
  const other = meaning.field === undefined ? field.name : meaning.field;
  const isNot = 'but' in meaning ? operator === '=' : operator === '!=';
  const value = meaning.but ?? meaning.is ?? null;
  reading.notes.add(`${field.name} ${operator} ${shown(given)} is read as ${other} ${isNot ? '!=' : '='} ${value}.`);
  const target = reading.search.fields[other];
  return target && readValues({ ...target, name: other }, isNot ? '!=' : '=', [value], path, reading);
}

type Value = { readonly value: Scalar } | { readonly meaning: SearchMeaning };

function asText(given: Scalar, { name }: Named, path: Path, { problems, how }: Reading): Value | undefined {
  if (how.asMeant && typeof given === 'string' && given !== '' && isBlankText(given)) return blank(given, path, problems);
  if (given !== null && given !== '') return { value: String(given) };
  problems.push({ path, problem: `is a part of ${name}, not ${given === null ? 'null' : 'nothing'}` });
  return undefined;
}

/** Intercom cuts it off, and compares with nothing. */
function blank(given: string, path: Path, problems: Reading['problems']): undefined {
  problems.push({ path, problem: `${shown(given)} is blank: write what is looked for, or null for what has none` });
}

const nobodyWords = new Set(['', 'null', 'none', 'nobody', 'no_one', 'noone', 'unassigned', '0']);

function readScalar(given: Scalar, field: Named, path: Path, reading: Reading): Value | undefined {
  const { notes, problems } = reading;
  const { name, type, nobody, values, meaning, of } = field;
  if (nobody !== undefined && (given === null || nobodyWords.has(wordOf(given)))) {
    if (given !== nobody && String(given) !== String(nobody)) notes.add(`${name}: ${shown(given)} is read as ${nobody}, nobody.`);
    return { value: nobody };
  }
  if (given === null) return { value: null };
  if (reading.how.asMeant && typeof given === 'string' && given !== '' && isBlankText(given)) return blank(given, path, problems);
  if (type === 'words' && given === '' && reading.how.asMeant) {
    const where = JSON.stringify({ all: true, where: [{ field: name, operator: '!=', value: '' }] });
    problems.push({
      path,
      problem: `is empty: ${name} is compared word by word, so an empty text finds nothing and leaves nothing out; rows that are read tell it, with ${where} beside a query`,
    });
    return undefined;
  }
  if (type === 'boolean') return readFlag(given, field, path, reading);
  if (values) {
    const word = wordOf(given);
    const found = values.find((one) => one === word);
    if (found !== undefined) return { value: found };
    const means = meaning && Object.hasOwn(meaning, word) ? meaning[word] : undefined;
    if (means) return { meaning: means };
    problems.push({ path, problem: `${shown(given)} is nothing that ${name} can be: ${values.join(', ')}` });
    return undefined;
  }
  if (of) return readId(given, field, of, path, reading);
  if (type !== 'integer') return { value: String(given) };
  if (typeof given === 'number') return { value: given };
  if (typeof given === 'string' && /^\s*-?\d+(?:\.\d+)?\s*$/.test(given)) return { value: Number(given) };
  problems.push({ path, problem: `is a number${name.includes('time_to') ? ' of seconds' : ''}, not ${shown(given)}` });
  return undefined;
}

function readId(
  given: Exclude<Scalar, null>,
  { name, type }: Named,
  list: NonNullable<SearchField['of']>,
  path: Path,
  reading: Reading,
): Value | undefined {
  const text = String(given).trim();
  const asId = (id: string) => ({ value: type === 'integer' ? Number(id) : id });
  if (isIdOf(list, text)) return asId(text);
  const { idOf, asMeant } = reading.how;
  const found = idOf?.(list, text);
  if (found !== undefined) return asId(found);
  // Whose ids have had several forms is not told from a name by its look.
  if (!asMeant && (list === 'contacts' || list === 'companies')) return { value: text };
  const { one, operation } = idLists[list];
  reading.problems.push({ path, problem: `${shown(given)} is no id of a ${one}, which ${name} compares: ${operation} has them` });
  return undefined;
}

const flags: Readonly<Record<string, boolean>> = { true: true, yes: true, '1': true, false: false, no: false, '0': false };

function readFlag(given: Scalar, { name }: Named, path: Path, { problems }: Reading): Value | undefined {
  const value = flags[wordOf(given)];
  if (value !== undefined) return { value };
  problems.push({ path, problem: `${shown(given)} is nothing that ${name} can be: true, false` });
  return undefined;
}
