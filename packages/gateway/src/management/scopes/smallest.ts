/**
 * The fewest of the choices that meet every demand, each of which is met by any one of its own; of several such sets the one whose
 * choices weigh least in all. Pure, so that the console works out the same as the reference pages.
 */
export function smallest<Key extends string>(demands: readonly (readonly Key[])[], weightOf: (key: Key) => number): readonly Key[] {
  const chosen = new Set(demands.filter(({ length }) => length === 1).flat());
  const isMet = (demand: readonly Key[], by: ReadonlySet<Key>) => demand.some((key) => by.has(key));
  const open = demands.filter((demand) => demand.length > 0 && !isMet(demand, chosen));
  const weigh = (keys: readonly Key[]) => keys.reduce((sum, key) => sum + weightOf(key), 0);
  let best: readonly Key[] | null = null;
  const look = (taken: readonly Key[]): void => {
    const next = open.find((demand) => !isMet(demand, new Set(taken)));
    if (next) {
      if (best === null || taken.length < best.length) for (const key of next) look([...taken, key]);
    } else if (best === null || taken.length < best.length || (taken.length === best.length && weigh(taken) < weigh(best))) best = taken;
  };
  look([]);
  return [...chosen, ...(best ?? [])];
}
