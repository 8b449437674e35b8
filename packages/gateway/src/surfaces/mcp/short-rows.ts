type Shown = Readonly<Record<string, unknown>>;

const shorter = new WeakMap<object, () => unknown>();

/** The same row; where the list of it is too long, it may be shown as `make` has it. */
export function offerShorter(row: unknown, make: () => unknown): unknown {
  if (typeof row === 'object' && row !== null) shorter.set(row, make);
  return row;
}

/** The result with fewer fields of each row, so that more rows fit; nothing where its rows have no shorter form. */
export function inShort(shown: Shown): Shown | undefined {
  const { rows } = shown;
  if (!Array.isArray(rows)) return undefined;
  const forms = rows.flatMap((row: unknown) => (typeof row === 'object' && row !== null ? (shorter.get(row) ?? []) : []));
  if (forms.length === 0 || forms.length < rows.length) return undefined;
  const said = 'So that more rows fit, each has fewer of its fields: fields asks for others, a smaller per_page has all of them.';
  return { ...shown, rows: forms.map((make) => make()), fewer_fields: said };
}
