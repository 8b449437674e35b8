import { findOperation } from '@gatehouse/connector';
import { excludedIn, hasWord, negationsIn, readWords } from '@gatehouse/connector/search';
import type * as z from 'zod';
import type { GrantedConnection, GroupPolicy } from '../../../access/policy.ts';
import { GatewayError } from '../../../errors.ts';
import type { CallOne } from '../call-one.ts';
import { searchTool } from '../own-tools.ts';
import { parse } from '../run.ts';
import { type Kind, kinds, urlOf } from './kinds.ts';
import { type Looked, type Looking, look, lookedForIn } from './look.ts';
import { saidOf, titleOf } from './titles.ts';

/* `search` in the form that ChatGPT asks for: the fields of its results are prescribed. */

type Row = Readonly<Record<string, unknown>>;

export interface Finding {
  readonly policy: GroupPolicy;
  /** Where it is asked, if that is settled. */
  readonly granted: GrantedConnection | undefined;
  readonly call: CallOne;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** More than anybody looks through; how many there are stands in `found`. */
const mostOfAKind = 10;
const mostOfAll = 20;
/** Of each kind, whatever the others have. */
const fewest = 3;

/** Throws `input_invalid`. */
export const readSearchTool = (args: unknown) => parse(searchTool.input, args);

/**
 * Each kind that the group may read, best results first. One that cannot be searched is named, with the reason, and the others are
 * answered; only where none can, its refusal is the answer.
 */
export async function searchEverywhere({ query }: z.output<typeof searchTool.input>, { policy, granted, call, now }: Finding) {
  const allowed = kinds.filter(({ get }) => granted?.scopes.has(get.scope));
  // With none allowed the pipeline says what is missing, and records it.
  if (!granted || allowed.length === 0) {
    await call(findOperation('contacts.search'), { query });
    return { results: [] };
  }
  const excluded = excludedIn(query);
  if (excluded !== undefined) {
    const fix = `query: "${excluded}" is to be left out, which this search cannot: a search of one kind (intercom_search_conversations, contacts.search) does, with the operator !~.`;
    throw new GatewayError('input_invalid', { field: 'query', fix });
  }
  const negations = negationsIn(readWords(query, 'sentence'));
  if (lookedForIn(query).length === 0) return { results: [], notes: ['There is no word in it to look for.'] };
  const looking: Looking = { query, words: lookedForIn(query), policy, granted, call, now };
  const looked = await Promise.all(allowed.map(async (kind) => ({ kind, looked: await look(kind, looking).catch(asRefusal) })));
  const refused = looked.flatMap(({ kind, looked: one }) => (one instanceof GatewayError ? [{ kind, error: one }] : []));
  const [first] = refused;
  if (first && refused.length === looked.length) throw first.error;
  const answered = looked.flatMap(({ kind, looked: one }) => (one instanceof GatewayError ? [] : [{ kind, ...one }]));
  const found = (await isNamed(answered, looking)) ? answered.map((one) => (one.isLoose ? { ...one, rows: [], total: 0 } : one)) : answered;
  const isAnyWhole = found.some(({ isLoose, rows }) => !isLoose && rows.length > 0);
  const each = await Promise.all(found.map((one) => Promise.all(best(one, isAnyWhole, looking).map((row) => toResult(row, looking)))));
  const results = inOrder(each);
  const beyond = found.flatMap((one) => one.beyond ?? []);
  return {
    results: results.map(({ score: _, ...result }) => result),
    found: Object.fromEntries(found.map(({ kind, total }) => [kind.prefix, total])),
    ...(refused.length === 0
      ? {}
      : { not_searched: Object.fromEntries(refused.map(({ kind, error }) => [kind.prefix, `${error.code}: ${error.message}`])) }),
    notes: [
      ...(results.length === 0 ? [`Nothing has ${looking.words.map(({ said }) => said).join(' or ')}.`] : []),
      ...(negations.length === 0 ? [] : [`Not carried out: ${negations.join(', ')}. Only the other words were looked for.`]),
      ...beyond,
      ...unread(found),
    ],
  };
}

/** Whether a person or a company is called by all of the words: then nobody means what has one of them. */
async function isNamed(found: readonly (Looked & { readonly kind: Kind })[], { words }: Looking): Promise<boolean> {
  const called = found.filter(({ kind, isLoose }) => !isLoose && (kind.prefix === 'contact' || kind.prefix === 'company'));
  const names = await Promise.all(called.flatMap(({ kind, rows }) => rows.map((row) => saidOf(kind, row))));
  return words.length > 1 && names.some(([name = '']) => words.every((word) => hasWord(name, word)));
}

/** The best first, of every kind some. */
function inOrder<Result extends { readonly score: number }>(each: readonly (readonly Result[])[]): readonly Result[] {
  const order = (results: readonly Result[]) => results.toSorted((a, b) => b.score - a.score);
  const sorted = each.map(order);
  const first = sorted.flatMap((results) => results.slice(0, fewest));
  const others = order(sorted.flatMap((results) => results.slice(fewest)));
  const shown = new Set([...first, ...others.slice(0, Math.max(0, mostOfAll - first.length))]);
  return order(each.flat().filter((result) => shown.has(result)));
}

/** Of what has replies. */
const unread = (found: readonly { readonly kind: Kind }[]) =>
  found.some(({ kind }) => kind.get.thread !== undefined)
    ? [
        'Of conversations and tickets the beginning was searched, not replies (intercom_search_conversations reads those with replies:true).',
      ]
    : [];

function asRefusal(cause: unknown): GatewayError {
  if (cause instanceof GatewayError) return cause;
  throw cause;
}

interface Scored {
  readonly kind: Kind;
  readonly row: Row;
  /** How many of the words it has; those that it is called by count twice. */
  readonly score: number;
}

/** Of one kind, those with the most words; where others have all of them, a few. */
function best({ kind, rows, isLoose }: Looked & { readonly kind: Kind }, isAnyWhole: boolean, { words }: Looking): Scored[] {
  const scored = rows.map((row) => {
    const all = JSON.stringify(row);
    return { kind, row, score: words.filter((word) => hasWord(all, word)).length };
  });
  return scored.sort((a, b) => b.score - a.score).slice(0, isLoose && isAnyWhole ? fewest : mostOfAKind);
}

async function toResult({ kind, row, score }: Scored, { words, granted: { connection } }: Looking) {
  const id = String(row['id']);
  const state = row['state'];
  const said = await saidOf(kind, row);
  const isCalled = words.filter((word) => hasWord(said[0] ?? '', word)).length;
  return {
    id: `${kind.prefix}_${id}`,
    title: titleOf(kind, id, ...said),
    url: urlOf(kind, id, connection),
    ...(typeof state === 'string' && /^\w{1,30}$/.test(state) ? { state } : {}),
    score: score + isCalled,
  };
}
