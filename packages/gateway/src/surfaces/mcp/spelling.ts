/** In shorter words one letter more or less is another word. */
const shortest = 5;
const longestName = 6;

/** Puts words right that are one slip away from a word that was learned: a letter wrong, missing, too many, or two that changed places. */
export function createSpelling() {
  const learned = new Map<string, number>();
  /** Of the words that are near, the one that was learned most often. */
  const nearest = (word: string): string | undefined => {
    let best: string | undefined;
    for (const [other, times] of learned) if (isOneSlip(word, other) && times > (learned.get(best ?? '') ?? 0)) best = other;
    return best;
  };
  return {
    learn(text: string): void {
      for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) learned.set(word, (learned.get(word) ?? 0) + 1);
    },
    correct: (text: string): string =>
      text.replace(/\p{L}+/gu, (word, at: number) => {
        const small = word.toLowerCase();
        // What is written as a name is one; the first word of a text is written so anyhow, where it is longer than names mostly are.
        const isName = word !== small && word !== word.toUpperCase() && (at > 0 || word.length <= longestName);
        return small.length < shortest || isName || learned.has(small) ? word : (nearest(small) ?? word);
      }),
  };
}

function isOneSlip(word: string, other: string): boolean {
  if (Math.abs(word.length - other.length) > 1) return false;
  let same = 0;
  while (same < word.length && word[same] === other[same]) same += 1;
  const [rest, otherRest] = [word.slice(same), other.slice(same)];
  return (
    rest.slice(1) === otherRest.slice(1) ||
    rest.slice(1) === otherRest ||
    rest === otherRest.slice(1) ||
    (rest[0] === otherRest[1] && rest[1] === otherRest[0] && rest.slice(2) === otherRest.slice(2))
  );
}
