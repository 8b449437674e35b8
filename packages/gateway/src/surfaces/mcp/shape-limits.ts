import { toExactJson, toPlainText } from '@gatehouse/connector';
import { costOf, mostCharacters } from './cost.ts';
import { createSettle, holdsMarkup, type MailWanted } from './mail/markup.ts';
import { toLines } from './results.ts';
import { inShort } from './short-rows.ts';
import { settleTold } from './told.ts';

type Shown = Readonly<Record<string, unknown>>;

const size = (value: unknown) => costOf(toExactJson(value));
/** As it is written, a row a line. */
const sizeOfAll = (shown: Shown) => costOf(toLines(shown));

/** Leaves out what does not fit, and says what was left out and how to ask for it. Markup becomes text as far as it is shown. */
export async function fit(answer: Shown, mail?: MailWanted, limit = mostCharacters): Promise<Shown> {
  const shown = settleTold(answer);
  const list = longestList(shown);
  const { settled, whole } = holdsMarkup(shown) ? await withText(shown, list, limit, mail) : { settled: shown, whole: true };
  if (whole && sizeOfAll(settled) <= limit) return settled;
  const shorter = list.name === 'rows' ? inShort(answer) : undefined;
  if (shorter) return fit(shorter, mail, limit);
  return list.name === 'rows' ? fitRows(settled, list.items.length, limit) : fitParts(settled, list, limit);
}

interface List {
  readonly name: string;
  readonly items: readonly unknown[];
}

/** The one that gives way: the rows of a list, or what is longest in a thing. */
function longestList(shown: Shown): List {
  const lists = Object.entries(shown).map(([name, value]) => ({ name, items: listOf(value) }));
  const rows = lists.find(({ name }) => name === 'rows' && Array.isArray(shown['rows']));
  return rows ?? lists.reduce((longest, list) => (size(list.items) > size(longest.items) ? list : longest), { name: '', items: [] });
}

/** Text in the place of markup. Of the list only as much as could be shown, and a little more, from the end that is kept. */
async function withText(shown: Shown, { name, items }: List, limit: number, mail?: MailWanted) {
  const settle = createSettle(mail);
  let whole = true;
  const entries: (readonly [string, unknown])[] = [];
  for (const [key, value] of Object.entries(shown)) {
    if (key !== name || items.length === 0) entries.push([key, await settle(value)]);
    else entries.push([key, replaceList(value, name === 'rows' ? await some(items) : (await some(items.toReversed())).toReversed())]);
  }
  return { settled: Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Shown, whole };

  async function some(list: readonly unknown[]): Promise<unknown[]> {
    const settled: unknown[] = [];
    let used = 0;
    for (const one of list) {
      if (used > limit) {
        whole = false;
        break;
      }
      const item = await settle(one);
      if (item === undefined) continue;
      used += size(item) + 1;
      settled.push(item);
    }
    return settled;
  }
}

const replaceList = (value: unknown, items: readonly unknown[]) => (Array.isArray(value) ? items : { ...(value as Shown), rows: items });

function fitRows(shown: Shown, all: number, limit: number): Shown {
  const others = size({ ...shown, rows: [] });
  const kept = take(listOf(shown['rows']), limit - Math.max(1000, others + 300), ',\n');
  const first = kept.length === 0 ? `Not even the first of ${all} rows fits: name fewer fields. next leaves it out.` : undefined;
  const cut = first ?? `Only the first ${kept.length} of ${all} rows fit. Go on with next, or name fewer fields.`;
  // The cursor stands after all the rows, so it would skip those left out.
  return { ...shown, rows: kept, cut, next: { skip: goneOnAfter(kept) } };
}

/** A long thread keeps its newest end. */
function fitParts(shown: Shown, { name, items }: List, limit: number): Shown {
  const others = size({ ...shown, [name]: [] });
  const kept = take(listOf(shown[name]).toReversed(), limit - others - 1000, ',\n').toReversed();
  const advice = `Only the last ${kept.length} of ${items.length} ${name} fit.`;
  const fitted = { ...shown, [name]: { rows: kept, total: totalOf(shown[name]) ?? items.length }, cut: advice };
  return items.length > 0 && kept.length > 0 && sizeOfAll(fitted) <= limit ? fitted : fitFields(shown, limit);
}

/** A row that does not fit is not begun with again and again. */
export const goneOnAfter = (kept: readonly unknown[]): number => Math.max(1, kept.length);

/** Of one thing with no list that could give way, what is largest is left out by name. */
function fitFields(shown: Shown, limit: number): Shown {
  const { untrusted, ...own } = shown;
  const isQuoted = typeof untrusted === 'object' && untrusted !== null && !Array.isArray(untrusted);
  const fields = [
    ...Object.entries(isQuoted ? own : shown).map(([name, value]) => ({ name, value, quoted: false, cost: size(value ?? null) })),
    ...Object.entries(isQuoted ? untrusted : {}).map(([name, value]) => ({ name, value, quoted: true, cost: size(value ?? null) })),
  ];
  const kept = new Set<(typeof fields)[number]>();
  let used = 0;
  for (const field of fields.toSorted((a, b) => a.cost - b.cost)) {
    used += field.cost + costOf(field.name) + 4;
    if (used > limit - 1000) break;
    kept.add(field);
  }
  const pick = (quoted: boolean) =>
    Object.fromEntries(fields.filter((field) => field.quoted === quoted && kept.has(field)).map(({ name, value }) => [name, value]));
  const left = (quoted: boolean) =>
    fields
      .filter((field) => field.quoted === quoted && !kept.has(field))
      .map(({ name, cost }) => `${toPlainText(name, { limit: 60 })} (${Math.ceil(cost)})`);
  // What is somebody's words may have names that are, too.
  const words = left(true);
  const within = { ...pick(true), ...(words.length > 0 && { '…': `[cut, left out: ${inShortList(words)}]` }) };
  const names = [...left(false), ...(words.length > 0 ? [`${words.length} in untrusted`] : [])];
  const cut = `More characters than the ${limit} that are passed on; left out: ${inShortList(names)}. fields asks for them by name.`;
  return { ...pick(false), ...(Object.keys(within).length > 0 && { untrusted: within }), cut };
}

const inShortList = (names: readonly string[]): string =>
  names.length > 10 ? `${names.slice(0, 10).join(', ')} and ${names.length - 10} more` : names.join(', ');

const listOf = (value: unknown): readonly unknown[] => {
  if (Array.isArray(value)) return value;
  const rows = (value as { rows?: unknown } | null)?.rows;
  return Array.isArray(rows) ? rows : [];
};

const totalOf = (value: unknown): unknown => (value as { total?: unknown } | null)?.total;

function take(items: readonly unknown[], limit: number, between: string): unknown[] {
  const kept: unknown[] = [];
  let used = 0;
  for (const item of items) {
    used += size(item) + between.length;
    if (used > limit) break;
    kept.push(item);
  }
  return kept;
}
