import { findOperation, loadOperation, type OperationFacts, rowsOf, toPlainText } from '@gatehouse/connector';
import { firstOf, hasWord, haveWords, showTime, type TextSearch } from '@gatehouse/connector/search';
import { GatewayError } from '../../../errors.ts';
import type { CallOne } from '../call-one.ts';
import { valuesAt } from '../lists/conditions.ts';
import { createSettle } from '../mail/markup.ts';
import { quote } from '../quote.ts';

type Input = Readonly<Record<string, unknown>>;

/** Each costs a place in the rate window that all share: as many as one page of a search has, for whoever asks for it, and a few otherwise. */
export const mostRead = { asked: 100, unasked: 25 } as const;
/** A host waits about a minute for a tool, and nobody for what was not asked for. */
const mostMs = { asked: 20_000, unasked: 8000 } as const;
const atOnce = 5;

/** What was said later, and the row of what it was said in, as Intercom gives it. */
export interface FoundLater {
  readonly shown: Input;
  readonly row: unknown;
}

/** What was found in the replies of the things that were updated last. */
export interface RepliesRead {
  readonly rows: readonly FoundLater[];
  /** Things whose replies were read, and those that the other filters let through. */
  readonly read: number;
  readonly of: number;
  /** Why not all that were to be read are. */
  readonly stopped?: GatewayError;
  /** Nobody asked for them, and others need what is left of the rate window. */
  readonly isShort?: true;
}

export interface RepliesReader {
  readonly call: CallOne;
  /** Milliseconds. */
  readonly clock: () => number;
}

/** Reads the newest, apart from those whose opening has the words: a search found those. */
export async function readReplies(
  operation: OperationFacts,
  text: TextSearch,
  by: keyof typeof mostRead,
  { call, clock }: RepliesReader,
): Promise<RepliesRead> {
  const most = mostRead[by];
  const begun = clock();
  const reader = findOperation(operation.searchFields?.replies as string) as OperationFacts;
  const everything = { field: 'updated_at', operator: '>', value: 0 };
  const input = {
    query: text.rest ?? everything,
    sort: { field: 'updated_at', order: 'descending' },
    pagination: { per_page: most },
  };
  const { body, headers } = await call(operation, input);
  let isShort = by === 'unasked' && isHalfUsed(headers);
  const newest = rowsOf(await loadOperation(operation.name), body);
  const of = Number((body as { total_count?: unknown } | null)?.total_count ?? newest.length);
  const left = newest.filter((row) => !haveWords(openingOf(row, text), text));
  const found: (FoundLater | undefined)[] = [];
  let read = newest.length - left.length;
  let stopped: GatewayError | undefined;
  const next = left.entries();
  await Promise.all(Array.from({ length: atOnce }, () => work()));
  return { rows: found.filter((row) => row !== undefined), read, of, ...(stopped && { stopped }), ...(isShort && { isShort }) };

  async function work(): Promise<void> {
    for (const [index, row] of next) {
      if (stopped || isShort || clock() - begun > mostMs[by]) return;
      try {
        const [, field = ''] = /\{(\w+)\}/.exec(reader.path) ?? [];
        const answer = await call(reader, { [field]: String((row as Input)['id']) });
        const shown = await matching(row as Input, answer.body, reader.thread ?? '', text);
        if (shown) found[index] = { shown, row };
        read += 1;
        isShort ||= by === 'unasked' && isHalfUsed(answer.headers);
      } catch (cause) {
        if (!(cause instanceof GatewayError)) throw cause;
        // Deleted in between; anything else would meet the next one, too.
        if (cause.code !== 'upstream_not_found') stopped = cause;
      }
    }
  }
}

/** Whether less than half of the window that all share is left. */
function isHalfUsed(headers: Readonly<Record<string, string>>): boolean {
  const [limit, remaining] = ['x-ratelimit-limit', 'x-ratelimit-remaining'].map((name) => Number(headers[name] ?? Number.NaN));
  return Number(remaining) < Number(limit) / 2;
}

const openingOf = (row: unknown, { fields }: TextSearch) =>
  fields
    .filter(({ as }) => as === 'words')
    .flatMap(({ field }) => [...valuesAt(row, field), ...valuesAt(row, `ticket_attributes._default_${field}_`)].map(String));

function partsOf(body: unknown, list: string): readonly Input[] {
  const parts = ((body as Record<string, unknown> | null)?.[list] as Record<string, unknown> | undefined)?.[list];
  return Array.isArray(parts) ? parts.filter((part) => typeof part === 'object' && part !== null) : [];
}

const around = 60;
const shownOf = 160;

/** The row of what was said later, with the words and who wrote them. */
async function matching(row: Input, body: unknown, list: string, text: TextSearch): Promise<Input | undefined> {
  const parts = partsOf(body, list);
  const said = parts.flatMap((part) => (typeof part['body'] === 'string' ? [{ part, html: part['body'] }] : []));
  const all = [...said.map(({ html }) => html), ...openingOf(row, text)];
  if (!haveWords(all, text)) return undefined;
  const settle = createSettle();
  // The newest that has one of the words in what a person reads of it.
  for (const { part, html } of said.toReversed()) {
    if (!text.words.some((word) => hasWord(html, word))) continue;
    const words = String((await settle(quote(html, { every: false, limit: 20_000, entries: 1 }, true))) ?? '');
    const at = firstOf(words, text.words);
    if (at === -1) continue;
    const begin = Math.max(0, at - around);
    const piece = toPlainText(`${begin > 0 ? '…' : ''}${words.slice(begin, begin + shownOf)}${begin + shownOf < words.length ? '…' : ''}`, {
      limit: shownOf + 2,
    });
    const [by] = valuesAt(part, 'author.type');
    const written = part['created_at'];
    return {
      id: String(row['id']),
      ...(typeof row['state'] === 'string' && /^\w{1,30}$/.test(row['state']) ? { state: row['state'] } : {}),
      ...(typeof by === 'string' && /^\w{1,30}$/.test(by) ? { by } : {}),
      ...(typeof written === 'number' ? { at: showTime(written) } : {}),
      untrusted: { said: piece.replaceAll(/\s+/g, ' ') },
    };
  }
  return undefined;
}
