import { findOperation, loadOperation, type OperationFacts, rowsOf } from '@gatehouse/connector';
import { hasWord, personIn, readSearch, readWords, textQuery, type Word } from '@gatehouse/connector/search';
import type { GrantedConnection, GroupPolicy } from '../../../access/policy.ts';
import type { CallOne } from '../call-one.ts';
import { allOf } from '../meant/name-lists.ts';
import type { Kind } from './kinds.ts';

type Row = Readonly<Record<string, unknown>>;

export interface Looking {
  readonly query: string;
  readonly words: readonly Word[];
  readonly policy: GroupPolicy;
  readonly granted: GrantedConnection;
  readonly call: CallOne;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export interface Looked {
  readonly rows: readonly Row[];
  /** How many there are of which these are the first; as many as there are rows, where nobody counts. */
  readonly total: number;
  /** They have some of the words: nothing of the kind has all. */
  readonly isLoose?: true;
  /** What was not looked through. */
  readonly beyond?: string;
}

/** Of each kind: of those that have any of the words more, because the best are picked from them. */
const page = 10;
const loosePage = 50;

export function look({ prefix }: Kind, looking: Looking): Promise<Looked> {
  switch (prefix) {
    case 'contact':
      return inSearch(findOperation('contacts.search'), looking);
    case 'conversation':
      return inSearch(findOperation('conversations.search'), looking);
    case 'ticket':
      return inSearch(findOperation('tickets.search'), looking);
    case 'company':
      return amongCompanies(looking);
    case 'article':
      return byPhrase(looking, (phrase) => [findOperation('articles.search'), { phrase, per_page: page }]);
    case 'internal_article':
      return internally(looking);
  }
}

async function ask(operation: OperationFacts, input: Row, { call }: Looking): Promise<Looked> {
  const { body } = await call(operation, input);
  const rows = rowsOf(await loadOperation(operation.name), body) as readonly Row[];
  const count = (body as { total_count?: unknown } | null | undefined)?.total_count;
  return { rows, total: typeof count === 'number' ? count : rows.length };
}

/** For all of the words, and where nothing has all, for any of them. */
async function inSearch(operation: OperationFacts, looking: Looking): Promise<Looked> {
  const { query, now } = looking;
  const byPeople = operation.name === 'contacts.search' ? undefined : await peopleMeant(looking);
  if (byPeople && byPeople.length > 0) {
    const theirs = { field: 'contact_ids', operator: 'IN', value: byPeople };
    return ask(operation, { query: theirs, pagination: { per_page: page } }, looking);
  }
  const { input, text } = readSearch(operation, { query }, { now, asMeant: true });
  const all = await ask(operation, { ...input, pagination: { per_page: page } }, looking);
  const any = all.total === 0 && text && text.words.length > 1 ? textQuery(text, 'any') : undefined;
  return any ? { ...(await ask(operation, { query: any, pagination: { per_page: loosePage } }, looking)), isLoose: true } : all;
}

/** Whose conversations are meant where somebody is named by an address, a number or an id. Undefined where that is not so, or not to be known. */
async function peopleMeant(looking: Looking): Promise<readonly string[] | undefined> {
  const contacts = findOperation('contacts.search');
  const person = contacts.searchFields && personIn(contacts.searchFields, looking.query);
  if (!person || !looking.granted.scopes.has(contacts.scope)) return undefined;
  const { rows } = await ask(contacts, { query: person, pagination: { per_page: 15 } }, looking);
  return rows.map(({ id }) => String(id));
}

/** There is no search for companies: the list, as far as it is read for a name. */
async function amongCompanies({ words, policy, granted, call }: Looking): Promise<Looked> {
  const { listed, isAll } = await allOf('companies', { policy, connectionId: granted.connection.id, call });
  const named = listed.map((one) => ({ ...one, count: words.filter((word) => one.names.some((name) => hasWord(name, word))).length }));
  const most = Math.max(1, ...named.map(({ count }) => count));
  const found = named.filter(({ count }) => count === most);
  return {
    rows: found.slice(0, page).map(({ id, name }) => ({ id, name })),
    total: found.length,
    ...(most < words.length && { isLoose: true }),
    ...(isAll ? {} : { beyond: `Of the companies only the first ${listed.length} were looked through.` }),
  };
}

const phraseOf = (words: readonly Word[]) => words.map(({ said }) => said.replaceAll('-', ' ')).join(' ');
const basesOf = (words: readonly Word[]) => words.map(({ forms, said }) => forms.find((form) => /^[a-z]+$/.test(form)) ?? said).join(' ');
/** Of one question: each costs a call. */
const mostPhrases = 6;

/** As it was said; in the words' simplest forms; and then word by word. */
async function byPhrase(looking: Looking, asking: (phrase: string) => readonly [OperationFacts, Row]): Promise<Looked> {
  const { words } = looking;
  const tried = new Set<string>();
  for (const phrase of [phraseOf(words), basesOf(words)]) {
    if (tried.has(phrase)) continue;
    tried.add(phrase);
    const found = await ask(...asking(phrase), looking);
    if (found.rows.length > 0) return found;
  }
  const each = words.length < 2 ? [] : words.flatMap((word) => [phraseOf([word]), basesOf([word])]);
  const single = [...new Set(each)].filter((phrase) => !tried.has(phrase)).slice(0, mostPhrases);
  const found = await Promise.all(single.map((phrase) => ask(...asking(phrase), looking)));
  const rows = new Map(found.flatMap((one) => one.rows.map((row) => [String(row['id']), row] as const)));
  return { rows: [...rows.values()], total: Math.max(rows.size, ...found.map(({ total }) => total)), isLoose: true };
}

/** The search of all content looks into their texts; for whoever may not, there is the list. */
async function internally(looking: Looking): Promise<Looked> {
  const content = findOperation('content.search');
  if (looking.granted.scopes.has(content.scope))
    return byPhrase(looking, (query) => [content, { query, content_types: ['internal_article'], per_page: page }]);
  const { rows, total } = await ask(findOperation('internal_articles.list'), { per_page: 50 }, looking);
  const has = ({ title, body }: Row, word: Word) => hasWord(`${String(title)} ${String(body)}`, word);
  const all = rows.filter((row) => looking.words.every((word) => has(row, word)));
  const found = all.length > 0 ? all : rows.filter((row) => looking.words.some((word) => has(row, word)));
  const isAll = rows.length >= total;
  return {
    rows: found,
    total: found.length,
    ...(all.length === 0 && { isLoose: true }),
    ...(isAll
      ? {}
      : { beyond: `Of the ${total} internal articles only the first ${rows.length} were looked through (content:read searches all).` }),
  };
}

export const lookedForIn = (query: string): readonly Word[] => readWords(query, 'sentence').words;
