import { toPlainText } from '@gatehouse/connector';
import { Markup } from './mail/markup.ts';
import { Told } from './told.ts';

/** How much of a thing is shown: one thing, a thing within it, or a row of a list. */
export interface Detail {
  /** Every field, not only those of a row. */
  readonly every: boolean;
  /** Characters of a text. */
  readonly limit: number;
  /** Of things within it no more than a row has room for. */
  readonly brief?: true;
  /** Of a row no more than what is left where a list is too long. */
  readonly short?: true;
  /** Times of which Intercom compares no more than the day are shown as days. */
  readonly days?: true;
  /** It stands within a row. */
  readonly nested?: true;
  /** Entries of a free record or list, at each level. */
  readonly entries: number;
  /** What was written: of the thing itself, these fields are shown besides those of a row. */
  readonly written?: Readonly<Record<string, unknown>>;
}

const deepest = 4;

/** Anything at all, made readable: texts cleaned, names of fields too. What is cut is counted in its place. */
export function quote(value: unknown, detail: Detail, html = false, depth = 0): unknown {
  if (typeof value === 'string') return orNothing(readable(value, detail.limit, html));
  if (typeof value !== 'object' || value === null || value instanceof Told) return value ?? undefined;
  if (depth >= deepest) {
    const inside = countValues(value);
    return inside === 0 ? undefined : `… [nested too deeply, ${inside} more ${inside === 1 ? 'value' : 'values'}]`;
  }
  const within = (item: unknown) => quote(item, detail, html, depth + 1);
  if (Array.isArray(value)) {
    const items = value.filter(saysSomething);
    const shown = items.slice(0, detail.entries).map(within);
    return filled(items.length > detail.entries ? [...shown, `… [cut, ${items.length - detail.entries} more]`] : shown);
  }
  const entries = Object.entries(value).filter(([, item]) => saysSomething(item));
  const names = new Set<string>();
  const shown = entries.slice(0, detail.entries).flatMap(([key, item]) => {
    const content = within(item);
    return content === undefined ? [] : [[distinct(toPlainText(key, { limit: 100 }), names), content] as const];
  });
  const missing = entries.length - detail.entries;
  return orNothing(Object.fromEntries(missing > 0 ? [...shown, [distinct('…', names), `[cut, ${missing} more]`]] : shown));
}

/** Names that differ only in what is cleaned away would hide each other. */
function distinct(name: string, taken: Set<string>): string {
  let own = name;
  for (let again = 2; taken.has(own); again += 1) own = `${name} (${again})`;
  taken.add(own);
  return own;
}

/** What is empty is not missed. */
const saysSomething = (value: unknown) => value instanceof Told || countValues(value, 1) > 0;

/** Texts, numbers and switches in it, as far as they are counted. */
function countValues(value: unknown, most = Number.POSITIVE_INFINITY): number {
  if (typeof value !== 'object') return value === undefined || value === '' ? 0 : 1;
  if (value === null) return 0;
  let count = 0;
  // Without recursion: what is nested ten thousand deep is counted, too.
  const left: object[] = [value];
  for (let next = left.pop(); next && count < most; next = left.pop()) {
    for (const item of Object.values(next)) {
      if (typeof item === 'object' && item !== null) left.push(item);
      else if (item !== undefined && item !== null && item !== '') count += 1;
    }
  }
  return count;
}

const readable = (text: string, limit: number, html: boolean): string | Markup =>
  html && Markup.isNeeded(text) ? new Markup(text, limit) : toPlainText(text, { limit });

export const filled = (values: readonly unknown[]) => {
  const present = values.filter((value) => value !== undefined);
  return present.length === 0 ? undefined : present;
};

export const orNothing = <T extends string | object>(value: T): T | undefined => {
  // What it says is known only when it is converted.
  if (value instanceof Markup) return value;
  return (typeof value === 'string' ? value === '' : Object.keys(value).length === 0) ? undefined : value;
};
