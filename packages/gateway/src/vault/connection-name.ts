const longest = 40;

/** A short name for addresses, made from a workspace's name; never `default` and never one of `taken`. */
export function toConnectionName(workspaceName: string, taken: ReadonlySet<string>): string {
  const base =
    workspaceName
      .normalize('NFKD')
      .replaceAll(/\p{M}+/gu, '')
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .slice(0, longest)
      .replaceAll(/^-+|-+$/g, '') || 'intercom';
  for (let count = 1; ; count += 1) {
    const suffix = count === 1 ? '' : `-${count}`;
    const name = base.slice(0, longest - suffix.length).replace(/-+$/, '') + suffix;
    if (name !== 'default' && !taken.has(name)) return name;
  }
}
