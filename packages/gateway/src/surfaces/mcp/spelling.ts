import SearchableMap from 'minisearch/SearchableMap';

/** In shorter words one letter more or less is another word. */
const shortest = 5;

/** Puts words right that are one slip away from a word that was learned: a letter wrong, missing, too many, or two that changed places. */
export function createSpelling() {
  const learned = new SearchableMap<number>();
  const nearest = (word: string): string | undefined => {
    const near = [...learned.fuzzyGet(word, 1)].map(([other, [times]]) => [other, times] as const);
    const swapped = [...word].slice(1).map((_, at) => `${word.slice(0, at)}${word[at + 1]}${word[at]}${word.slice(at + 2)}`);
    for (const other of swapped) if (learned.has(other)) near.push([other, learned.get(other) ?? 0]);
    return near.sort(([, a], [, b]) => b - a)[0]?.[0];
  };
  return {
    learn(text: string): void {
      for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) learned.set(word, (learned.get(word) ?? 0) + 1);
    },
    correct: (text: string): string =>
      text.replace(/\p{L}+/gu, (word, at: number) => {
        const small = word.toLowerCase();
        // What is written as a name within the text is one.
        const isName = at > 0 && word !== small && word !== word.toUpperCase();
        return small.length < shortest || isName || learned.has(small) ? word : (nearest(small) ?? word);
      }),
  };
}
