import type { WordsIndex } from './words-index.ts';

/** How much what speaks for a kind counts: its own weight for each index, and beside the other kinds. */
export interface AspectWeights {
  readonly of: Readonly<Record<string, number>>;
  /** How many phrases of a kind it takes until they are believed. */
  readonly doubt: number;
  /** How much it counts that a kind has more phrases. */
  readonly many: number;
  /** How much a kind that is likelier counts more. */
  readonly power: number;
}

/**
 * One side of what is asked for (whether it reads, its verb, its resource) from the words of a question, learned from the phrases of all
 * operations: naive Bayes over what is in `indexes`. "Remove" is learned from what sixty operations are asked for with, "snippet" from five;
 * an operation by itself has too few phrases to know either.
 */
export function createAspect(indexes: Readonly<Record<string, WordsIndex>>, kindOfPhrase: readonly string[]) {
  const names = [...new Set(kindOfPhrase)];
  const kinds = kindOfPhrase.map((name) => names.indexOf(name));
  const sizes = names.map(() => 0);
  for (const kind of kinds) sizes[kind] = (sizes[kind] ?? 0) + 1;
  const all = kinds.length;
  return (question: Readonly<Record<string, Iterable<string>>>, by: AspectWeights): ReadonlyMap<string, number> => {
    const likely = sizes.map((size) => by.many * Math.log(size / all));
    for (const [name, weight] of Object.entries(by.of))
      for (const word of new Set(question[name])) {
        const times = sizes.map(() => 0);
        const having = indexes[name]?.having(word) ?? [];
        if (having.length === 0) continue;
        for (const phrase of having) times[kinds[phrase] ?? 0] = (times[kinds[phrase] ?? 0] ?? 0) + 1;
        const share = having.length / all;
        sizes.forEach((size, kind) => {
          const own = ((times[kind] ?? 0) + by.doubt * share) / (size + by.doubt);
          likely[kind] = (likely[kind] ?? 0) + weight * Math.log(own / share);
        });
      }
    const most = Math.max(...likely);
    return new Map(names.map((name, kind) => [name, Math.exp(by.power * ((likely[kind] ?? 0) - most))]));
  };
}
