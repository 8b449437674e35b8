import { type OperationFacts, operations } from '@gatehouse/connector';
import { type Absent, absent, deeds, loadAsked, things } from '@gatehouse/connector/asked';
import { type Meaning, meaningOf } from './operation-words.ts';
import { createSpelling } from './spelling.ts';
import { createWordsIndex } from './words-index.ts';

/** Found by leaving out phrases and looking for them with the others, and rounded: near these, the figures hardly move. */
export const weights = {
  /** Of a phrase: its words, its pairs of words, what of the vocabulary is in it; and the next best phrases beside the best. */
  words: 0.3,
  pairs: 0.4,
  concepts: 0.8,
  second: 0.5,
  third: 0.6,
  fourth: 0.3,
  /** Of the operation: the words of its name, its summary and all its phrases; what it is about; what is done, and said of it. */
  name: 0.35,
  summary: 0.3,
  all: 1,
  things: 0.7,
  deeds: 0.8,
  /** Both what it is about and what is done with it. */
  both: 0.7,
  /** How much it counts how many words fit, beside what each counts. */
  many: 0.6,
  /** BM25+. */
  k: 5,
  bPhrase: 1,
  bWhole: 0.4,
  d: 0.3,
  /** Times as much: what most people want, and a read where something is asked. */
  listed: 1.2,
  asked: 6,
  /** What the API does not have, against what it has. */
  absent: 1.2,
} as const;

export type Weights = Readonly<Record<keyof typeof weights, number>>;

/** What a hit has to reach, and besides for each word of the question and each meaning in it; below, it shares a word by chance. */
const least = 9;
const leastPerWord = 2.2;

export interface Hit {
  readonly operation: OperationFacts;
  readonly score: number;
}

export interface Found {
  /** Best first. */
  readonly hits: readonly Hit[];
  /** What was asked for, where that is something which the API does not have. */
  readonly absent?: Absent;
  /** Whether the best hit is more than a chance. */
  readonly fits: boolean;
}

export interface Entry {
  readonly of: OperationFacts | Absent;
  readonly phrases: readonly string[];
}

const conceptsOf = ({ things, deeds }: Meaning) => [...things.map((name) => `thing:${name}`), ...deeds.map((name) => `deed:${name}`)];
const add = (to: { [at: number]: number }, at: number, score: number) => {
  to[at] = (to[at] ?? 0) + score;
};
const isOperation = (of: Entry['of']): of is OperationFacts => 'name' in of;

/** Every operation by its summary and by how people ask for it, and what there is no operation for. */
export async function everyEntry(): Promise<readonly Entry[]> {
  const asked = await loadAsked();
  return [
    ...operations.map((operation) => ({ of: operation, phrases: [operation.summary, ...asked[operation.name]] })),
    ...absent.map((one) => ({ of: one, phrases: one.asked })),
  ];
}

/** How operations are found by words: each phrase by itself, and each operation as a whole. */
export function createOperationIndex(entries: readonly Entry[]) {
  const phrases = { words: createWordsIndex(), pairs: createWordsIndex(), concepts: createWordsIndex() };
  const wholes = {
    name: createWordsIndex(),
    summary: createWordsIndex(),
    all: createWordsIndex(),
    things: createWordsIndex(),
    deeds: createWordsIndex(),
    said: createWordsIndex(),
  };
  /** Which entry a phrase is of. */
  const entryOf: number[] = [];
  const spelling = createSpelling();
  for (const said of [...Object.values(things), ...Object.values(deeds)]) spelling.learn(said);
  const read = (words: string) => {
    spelling.learn(words);
    return meaningOf(words);
  };
  entries.forEach(({ of, phrases: own }, entry) => {
    const meanings = own.map(read);
    for (const meaning of meanings) {
      phrases.words.add(meaning.stems);
      phrases.pairs.add(meaning.pairs);
      phrases.concepts.add(conceptsOf(meaning));
      entryOf.push(entry);
    }
    const [name, summary] = isOperation(of) ? [read(of.name.replace(/[._]/g, ' ')), read(of.summary)] : [read(''), read('')];
    if (isOperation(of)) spelling.learn(of.description);
    wholes.name.add(name.stems);
    wholes.summary.add(summary.stems);
    wholes.all.add(meanings.flatMap(({ stems }) => stems));
    wholes.things.add([...name.things, ...summary.things]);
    wholes.deeds.add([...name.deeds, ...summary.deeds]);
    wholes.said.add([name, summary, ...meanings].flatMap(({ things, deeds }) => [...things, ...deeds]));
  });

  return {
    search(asked: string, by: Weights = weights): Found {
      const meaning = meaningOf(spelling.correct(asked));
      const concepts = conceptsOf(meaning);
      const ofPhrase = { k: by.k, b: by.bPhrase, d: by.d };
      const ofWhole = { k: by.k, b: by.bWhole, d: by.d };

      const ofPhrases = new Float64Array(entryOf.length);
      for (const [index, words, weight] of [
        [phrases.words, meaning.stems, by.words],
        [phrases.pairs, meaning.pairs, by.pairs],
        [phrases.concepts, concepts, by.concepts],
      ] as const)
        for (const [phrase, score] of index.find(words, ofPhrase, by.many)) add(ofPhrases, phrase, weight * score);
      const bestOf = entries.map((): number[] => []);
      ofPhrases.forEach((score, phrase) => {
        if (score > 0) bestOf[entryOf[phrase] ?? 0]?.push(score);
      });
      const fit = bestOf.map((scores) => {
        const [first = 0, second = 0, third = 0, fourth = 0] = scores.sort((a, b) => b - a);
        return first + by.second * second + by.third * third + by.fourth * fourth;
      });
      const meant = [...meaning.things, ...meaning.deeds];
      for (const [index, words, weight] of [
        [wholes.name, meaning.stems, by.name],
        [wholes.summary, meaning.stems, by.summary],
        [wholes.all, meaning.stems, by.all],
        [wholes.things, meant, by.things],
        [wholes.said, meant, by.deeds],
      ] as const)
        for (const [entry, score] of index.find(words, ofWhole, by.many)) add(fit, entry, weight * score);
      const done = wholes.deeds.find(meaning.deeds, ofWhole, by.many);
      for (const [entry, score] of wholes.things.find(meaning.things, ofWhole, by.many))
        add(fit, entry, by.both * Math.sqrt(score * (done.get(entry) ?? 0)));

      const ranked = entries
        .map(({ of }, entry) => {
          const fits = fit[entry] ?? 0;
          if (!isOperation(of)) return { of, fits, score: fits * by.absent };
          return {
            of,
            fits,
            score: fits * (of.tool === undefined ? 1 : by.listed) * (meaning.asks && of.effect === 'read' ? by.asked : 1),
          };
        })
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score);
      const hits = ranked.flatMap(({ of, score }) => (isOperation(of) ? [{ operation: of, score }] : []));
      const best = ranked[0];
      const asksFor = meaning.stems.length + concepts.length;
      return {
        hits,
        // Who only names a thing, or asks about it, does not want it made.
        ...(best && !isOperation(best.of) && meaning.pairs.length > 0 && !meaning.asks ? { absent: best.of } : {}),
        fits: best !== undefined && best.fits >= least + leastPerWord * asksFor,
      };
    },
  };
}
