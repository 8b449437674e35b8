/** About 20,000 tokens: under what Claude Code takes from one tool (25,000). */
export const mostCharacters = 80_000;

type Shown = Readonly<Record<string, unknown>>;

const size = (value: unknown) => JSON.stringify(value).length;

/** Leaves out what does not fit, and says what was left out and how to ask for it. */
export function fit(shown: Shown, limit = mostCharacters): Shown {
  if (size(shown) <= limit) return shown;
  const rows = shown['rows'];
  return Array.isArray(rows) ? fitRows(shown, rows, limit) : fitParts(shown, limit);
}

function fitRows(shown: Shown, rows: readonly unknown[], limit: number): Shown {
  const kept = take(rows, limit - 1000);
  // The cursor stands after all the rows, so it would skip those left out.
  const { next: _, ...rest } = shown;
  const advice = `Only the first ${kept.length} of ${rows.length} rows fit. Ask again with a smaller per_page, or narrow the search.`;
  return { ...rest, rows: kept, cut: advice };
}

/** A long thread: its longest list gives way, and keeps its newest end. */
function fitParts(shown: Shown, limit: number): Shown {
  const [name, list] = Object.entries(shown)
    .map(([key, value]) => [key, listOf(value)] as const)
    .reduce((longest, entry) => (size(entry[1]) > size(longest[1]) ? entry : longest), ['', []] as readonly [string, readonly unknown[]]);
  const others = size({ ...shown, [name]: [] });
  const kept = take([...list].reverse(), limit - others - 1000).reverse();
  const advice = `Only the last ${kept.length} of ${list.length} ${name} fit.`;
  const fitted = { ...shown, [name]: { rows: kept, total: totalOf(shown[name]) ?? list.length }, cut: advice };
  return size(fitted) <= limit ? fitted : { cut: `The answer has ${size(shown)} characters, more than the ${limit} that are passed on.` };
}

const listOf = (value: unknown): readonly unknown[] => {
  if (Array.isArray(value)) return value;
  const rows = (value as { rows?: unknown } | null)?.rows;
  return Array.isArray(rows) ? rows : [];
};

const totalOf = (value: unknown): unknown => (value as { total?: unknown } | null)?.total;

function take(items: readonly unknown[], limit: number): unknown[] {
  const kept: unknown[] = [];
  let used = 0;
  for (const item of items) {
    used += size(item) + 1;
    if (used > limit) break;
    kept.push(item);
  }
  return kept;
}
