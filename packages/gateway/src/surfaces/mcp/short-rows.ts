type Shown = Readonly<Record<string, unknown>>;

const shorter = new WeakMap<object, () => unknown>();

/** The same row; where the list of it is too long, it may be shown as `make` has it. */
export function offerShorter(row: unknown, make: () => unknown): unknown {
  if (typeof row === 'object' && row !== null) shorter.set(row, make);
  return row;
}

/** The result with fewer fields of each row, which is better than fewer rows; nothing where its rows have no shorter form. */
export function inShort(shown: Shown): Shown | undefined {
  const { rows } = shown;
  if (!Array.isArray(rows)) return undefined;
  const forms = rows.flatMap((row: unknown) => (typeof row === 'object' && row !== null ? (shorter.get(row) ?? []) : []));
  if (forms.length === 0 || forms.length < rows.length) return undefined;
  const said = `The ${rows.length} rows fit with fewer of their fields only. fields asks for others, a smaller per_page has them all.`;
  return { ...shown, rows: forms.map((make) => make()), fewer_fields: said };
}
