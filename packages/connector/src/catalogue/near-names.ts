/** The names that are most like one that does not exist, nearest first: none where nothing is like it. */
export function nearNames(name: string, names: readonly string[], most = 3): string[] {
  const asked = partsOf(name);
  return [...new Set(names)]
    .map((one) => ({ one, score: likeness(asked, partsOf(one)) }))
    .filter(({ score }) => score >= 0.5)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ one }) => one);
}

/** Of 0 to 1: how much of the shorter of two names is in the longer, letter by letter or word by word. */
function likeness(a: readonly string[], b: readonly string[]): number {
  const [whole, other] = [a.join(''), b.join('')];
  const letters = 1 - editDistance(whole, other) / Math.max(whole.length, other.length, 1);
  const words = a.filter((word) => b.some((one) => isNearly(word, one))).length / Math.max(1, Math.min(a.length, b.length));
  // Words in common say more of what was meant the more of the longer name they are.
  return Math.max(letters, words * (0.6 + (0.35 * Math.min(a.length, b.length)) / Math.max(a.length, b.length, 1)));
}

const isNearly = (a: string, b: string) =>
  a === b || (Math.min(a.length, b.length) > 2 && (a.startsWith(b) || b.startsWith(a) || (a.length > 3 && editDistance(a, b) === 1)));

/** Of longer names the beginning says enough. */
const partsOf = (name: string) =>
  name
    .slice(0, 200)
    .replaceAll(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '');

/** Levenshtein's distance, one row at a time; of long names the first hundred letters. */
export function editDistance(longA: string, longB: string): number {
  const [a, b] = [longA.slice(0, 100), longB.slice(0, 100)];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (a[i] === b[j] ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
