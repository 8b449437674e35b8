/** How texts are weighed by BM25+: how soon more words count no more, how much the length of a text counts, and what each word counts at least. */
export interface Weighing {
  readonly k: number;
  readonly b: number;
  readonly d: number;
}

/**
 * Texts as sets of words, and those found that have the words which are asked for, by BM25+ where no word counts twice within a text.
 * A library that also keeps places, prefixes and texts that come and go takes three times the memory, and twice the time to begin.
 */
export function createWordsIndex() {
  const textsWith = new Map<string, number[]>();
  const lengths: number[] = [];
  let all = 0;
  return {
    /** Texts are known by number, in the order in which they come, from 0. */
    add(words: Iterable<string>): void {
      const text = lengths.length;
      let length = 0;
      for (const word of words) {
        const texts = textsWith.get(word);
        // A word that comes again within the text.
        if (texts?.at(-1) === text) continue;
        if (texts) texts.push(text);
        else textsWith.set(word, [text]);
        length += 1;
      }
      lengths.push(length);
      all += length;
    },
    /** The numbers of the texts that have the word. */
    having: (word: string): readonly number[] => textsWith.get(word) ?? [],
    /** What each text that has any of the words counts: the words together, times how many of them it has to the power of `many`. */
    find(words: Iterable<string>, { k, b, d }: Weighing, many: number): ReadonlyMap<number, number> {
      const average = all / lengths.length;
      const found = new Map<number, { score: number; words: number }>();
      for (const word of new Set(words)) {
        const texts = textsWith.get(word) ?? [];
        const rare = Math.log(1 + (lengths.length - texts.length + 0.5) / (texts.length + 0.5));
        for (const text of texts) {
          const one = found.get(text) ?? { score: 0, words: 0 };
          one.score += rare * (d + (k + 1) / (1 + k * (1 - b + (b * (lengths[text] ?? 0)) / average)));
          one.words += 1;
          found.set(text, one);
        }
      }
      return new Map([...found].map(([text, one]) => [text, one.score * one.words ** many]));
    },
  };
}

export type WordsIndex = ReturnType<typeof createWordsIndex>;
