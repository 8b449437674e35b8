import { deeds, things } from '@gatehouse/connector/asked';
import { stemmer } from 'stemmer';

/** What a text says: the stems of its words, and which things and deeds of the vocabulary they mean. */
export interface Meaning {
  /** A question is answered by a read; a request that says what to do is not, unless it says to look. */
  readonly asks: boolean;
  /** As they were written, but small. */
  readonly words: readonly string[];
  /** The first words of each part of the sentence, after what is only polite. */
  readonly first: readonly (readonly string[])[];
  readonly stems: readonly string[];
  /** Each two words that follow each other, small ones too: "is she", "take off". */
  readonly pairs: readonly string[];
  readonly things: readonly string[];
  readonly deeds: readonly string[];
}

/** Words that tell no operation from another. */
const meaningless = new Set(
  (
    'a an the of to in on at by for from with and or but if so as is are was were be been am do does did have has had i me my mine we us ' +
    'our ours you your yours he him his she her hers it its they them their theirs this that these those there here what which who whom ' +
    'whose when where why how not no can could should would will shall may might must just please pls only also too very really still ' +
    'than then now ok okay hey hi want need like let get got one thing some any all each every about into out up down off over again im ' +
    'ive id'
  ).split(' '),
);

/** Words whose stem is that of another word. */
const unstemmed = new Set(['news', 'business', 'businesses', 'us']);

function wordsOf(text: string): readonly string[] {
  // Whose address it is tells nothing, that it is one does.
  const mailed = text.includes('@') ? text.replace(/\S+@\S+\.\w+/g, ' @mail ') : text;
  const plain = mailed.includes('+') ? mailed.replace(/\+\d[\d ()/-]{3,}\d|\+\d{2,}/g, ' @phone ') : mailed;
  const small = plain.toLowerCase();
  const bare = /[’']/.test(small) ? small.replace(/n[’']t\b/g, ' not').replace(/[’']s\b|[’']/g, '') : small;
  return bare.split(/[^\p{L}\p{N}@+]+/u).filter((word) => word !== '');
}

const stems = new Map<string, string>();
const mostStems = 10_000;
/** Remembered for words that come again, which those of phrases do; what somebody writes once is not kept for long. */
function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const stem = unstemmed.has(word) || /\d/.test(word) ? word : stemmer(word);
  if (stems.size < mostStems) stems.set(word, stem);
  return stem;
}

interface Concept {
  readonly kind: 'things' | 'deeds';
  readonly name: string;
}

const concepts = new Map<string, Concept[]>();
for (const [kind, vocabulary] of [
  ['things', things],
  ['deeds', deeds],
] as const)
  for (const [name, said] of Object.entries(vocabulary))
    for (const words of said.split(', ')) {
      const key = wordsOf(words).map(stemOf).join(' ');
      concepts.set(key, [...(concepts.get(key) ?? []), { kind, name }]);
    }
/** How many words an entry of the vocabulary has at most, by its first. */
const longest = new Map<string, number>();
for (const key of concepts.keys()) {
  const [first = '', ...others] = key.split(' ');
  longest.set(first, Math.max(longest.get(first) ?? 0, 1 + others.length));
}

/** Words with which a question begins, or what is to be shown. */
const questions =
  /^(?:what|which|who|whose|whom|when|where|why|how|is|are|was|were|did|does|has|have|do we|do they|any|anybody|anyone|anything|show|list|see|read|look up|find|tell me|give me)\b/;
/** With these a person asks for something to be done, as politely as a question. */
const politeness =
  /^(?:(?:hi|hey|hello|ok|okay|so|and|please|pls|can you|could you|would you|will you|can we|could we|i want to|i need to|i'd like to)[ ,]+)+/;

/** Who explains at length says what to do in one part of it: "he moved, so change his address". */
export const partsOf = (text: string): readonly string[] =>
  text.split(/[.;:,!?]\s|\s(?:so|and|but|because|since|before|when|if|that|which|who)\s|\s[-–]\s/i);

export function meaningOf(text: string): Meaning {
  const words = wordsOf(text);
  const parts = partsOf(text);
  const blunt = text.toLowerCase().replace(politeness, '');
  const stems = words.map(stemOf);
  const meant: Concept[] = [];
  for (let at = 0; at < stems.length; ) {
    const length = lengthAt(stems, at);
    meant.push(...(concepts.get(stems.slice(at, at + length).join(' ')) ?? []));
    at += Math.max(length, 1);
  }
  const named = (kind: Concept['kind']) => [...new Set(meant.filter((one) => one.kind === kind).map(({ name }) => name))];
  const pairs = stems.slice(1).map((stem, index) => `${stems[index]}_${stem}`);
  return {
    asks: questions.test(blunt),
    words,
    // Most phrases have one part and no politeness: their words are known.
    first: parts.map((part) =>
      (parts.length === 1 && blunt.length === text.length ? words : wordsOf(part.toLowerCase().replace(politeness, ''))).slice(0, 3),
    ),
    pairs,
    stems: stems.filter((stem, index) => !meaningless.has(words[index] ?? '') && !/^\d+$/.test(stem)),
    things: named('things'),
    deeds: named('deeds'),
  };
}

/** How many stems from here on are one entry of the vocabulary: the most, 0 where none. */
function lengthAt(stems: readonly string[], at: number): number {
  for (let length = Math.min(longest.get(stems[at] ?? '') ?? 0, stems.length - at); length > 0; length -= 1)
    if (concepts.has(stems.slice(at, at + length).join(' '))) return length;
  return 0;
}
