/** What one set has that another has not, and the other way round, in their order. */
export function differenceOf<T>(
  before: ReadonlySet<T>,
  after: ReadonlySet<T>,
): { readonly added: readonly T[]; readonly taken: readonly T[] } {
  return { added: [...after].filter((one) => !before.has(one)), taken: [...before].filter((one) => !after.has(one)) };
}

/** The changes from `base` to `mine`, made to `theirs`: what the others took away stays away, unless it was added here. */
export function onTop<T>(base: ReadonlySet<T>, mine: ReadonlySet<T>, theirs: ReadonlySet<T>): ReadonlySet<T> {
  const { added, taken } = differenceOf(base, mine);
  const gone = new Set(taken);
  return new Set([...theirs, ...added].filter((one) => !gone.has(one)));
}
