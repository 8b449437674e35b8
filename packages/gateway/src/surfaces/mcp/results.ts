import { toExactJson, toPlainText } from '@gatehouse/connector';
import type { CallToolResult } from '@modelcontextprotocol/server';
import { type ErrorDetails, errorTable, type GatewayError, remedyOf } from '../../errors.ts';
import { costOf } from './cost.ts';
import { type Detail, quote } from './quote.ts';

/**
 * Results are text only. The same data again as `structuredContent` reaches the model twice with some hosts and instead of the
 * text with others, and without an output schema, which would cost tokens on every list, it says nothing more.
 */
export function toResult(value: Readonly<Record<string, unknown>>): CallToolResult {
  return { content: [{ type: 'text', text: toLines(value) }] };
}

/** One row a line, and one entry of any other long list: hosts that cut a long result cut at lines. */
export function toLines({ rows, ...rest }: Readonly<Record<string, unknown>>): string {
  return fieldsIn(rows === undefined ? rest : { rows, ...rest }, 1);
}

/** Of a list that is no reason for lines. */
const shortList = 500;

function fieldsIn(value: Readonly<Record<string, unknown>>, deeper: number): string {
  const fields = Object.entries(value).flatMap(([name, inner]) => {
    const text = linesOf(inner, deeper, name === 'rows');
    return text === undefined ? [] : [`${toExactJson(name)}:${text}`];
  });
  return `{${fields.join(',')}}`;
}

function linesOf(value: unknown, deeper: number, isRows: boolean): string | undefined {
  if (deeper > 0 && isRecord(value)) return fieldsIn(value, deeper - 1);
  const text = toExactJson(value) as string | undefined;
  const isLong = Array.isArray(value) && value.length > 1 && (isRows || (text as string).length > shortList);
  return isLong ? `[\n${value.map((one) => toExactJson(one ?? null)).join(',\n')}\n]` : text;
}

/** None that writes itself in another way. */
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !('toJSON' in value);

/** An error of the one table. What Intercom said about it is data, and stands apart. */
export function toErrorResult(error: GatewayError, requestId: string, support: { readonly label: string } | null = null): CallToolResult {
  const { upstream, candidates, issues, quoted, ...facts } = error.details;
  const shown = {
    code: error.code,
    message: error.message,
    ...(inShort(facts) as object),
    ...shortIssues(issues),
    retry: error.retry,
    // Whom to ask, where whoever called cannot help it themselves.
    ...(['caller', 'nobody'].includes(errorTable[error.code].fixedBy) ? {} : remedyOf(error.code)),
    requestId,
    ...(support !== null && errorTable[error.code].fixedBy === 'operator' ? { support: support.label } : {}),
    ...(candidates === undefined
      ? {}
      : { candidates: someOf(candidates.map(({ id, name }) => ({ id, untrusted: { name: toPlainText(name, { limit: 280 }) } }))) }),
    ...(upstream === undefined
      ? {}
      : {
          upstream: { status: upstream.status, ...(upstream.requestId === undefined ? {} : { requestId: upstream.requestId }) },
          ...(upstream.errors.length === 0 ? {} : { untrusted: { errors: someOf(upstream.errors) } }),
        }),
    ...(quoted === undefined ? {} : { untrusted: quote(quoted, asQuoted) }),
  };
  return { isError: true, content: [{ type: 'text', text: toExactJson({ error: shown }) }] };
}

/** Nobody mends more at once. */
const mostEntries = 20;
const roomOfEntries = 5000;
/** Characters of what is said in an error, and of a word in it: names and values that were given stand in what is said of them. */
const longestSaid = 1500;
const asQuoted: Detail = { every: true, limit: 300, entries: 3 };

/** As many as there is room for, and at least one. */
function someOf<Item>(items: readonly Item[]): Item[] {
  const shown: Item[] = [];
  let used = 0;
  for (const item of items.slice(0, mostEntries)) {
    const short = inShort(item) as Item;
    used += costOf(toExactJson(short));
    if (shown.length > 0 && used > roomOfEntries) break;
    shown.push(short);
  }
  return shown;
}

function shortIssues(issues: ErrorDetails['issues']): object {
  if (issues === undefined) return {};
  const shown = someOf(issues);
  return { issues: shown, ...(issues.length > shown.length && { issues_in_all: issues.length }) };
}

/** Whatever somebody gave is repeated only as far as it is recognized by it. */
function inShort(value: unknown): unknown {
  if (typeof value === 'string') return shortText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(inShort);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [shortText(name), inShort(inner)]));
}

/** What to do about it stands at the end. */
function shortText(text: string): string {
  const words = text.replaceAll(/\S{301,}/g, (word) => cutOf(word, 100));
  return words.length <= longestSaid ? words : cutOf(words, longestSaid / 2);
}

const cutOf = (text: string, kept: number): string =>
  `${text.slice(0, kept).toWellFormed()}… [cut, ${text.length - 2 * kept} more characters] …${text.slice(-kept).toWellFormed()}`;
