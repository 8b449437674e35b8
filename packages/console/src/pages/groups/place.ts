interface Asked {
  readonly chosen: string | undefined;
  /** A scope that a refused call lacked. */
  readonly allow: string | undefined;
}

export interface Place<C> {
  readonly connection: C | undefined;
  /** What is switched on there, and not saved: never elsewhere than where the call was refused. */
  readonly sought: string | undefined;
  /** What somebody has to know first: the workspace is gone, or has to be chosen. */
  readonly notice: 'gone' | 'which' | null;
}

/** Which workspace's scopes are shown, and whether what somebody came for belongs there. */
export function placeOf<C extends { readonly id: string }>(
  list: readonly C[],
  granted: ReadonlySet<string>,
  { chosen, allow }: Asked,
): Place<C> {
  const connection = list.find(({ id }) => id === chosen) ?? list.find(({ id }) => granted.has(id)) ?? list[0];
  if (chosen !== undefined && connection?.id !== chosen) return { connection, sought: undefined, notice: 'gone' };
  if (chosen === undefined && list.length > 1) return { connection, sought: undefined, notice: allow === undefined ? null : 'which' };
  return { connection, sought: allow, notice: null };
}
