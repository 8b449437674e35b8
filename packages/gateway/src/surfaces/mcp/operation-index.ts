import { type OperationFacts, operations } from '@gatehouse/connector';
import { type Absent, absent, deeds, loadAsked, things } from '@gatehouse/connector/asked';
import { type AspectWeights, createAspect } from './aspect.ts';
import { type Meaning, meaningOf, partsOf } from './operation-words.ts';
import { createSpelling } from './spelling.ts';
import { createWordsIndex } from './words-index.ts';

/** Found by leaving out phrases and looking for them with the others, and rounded: near these, the figures hardly move. */
export const weights = {
  /** Of a phrase: its words, its pairs of words, what of the vocabulary is in it; and the next best phrases beside the best. */
  words: 0.3,
  pairs: 0.7,
  concepts: 0.8,
  second: 0.7,
  third: 0.7,
  fourth: 0.7,
  /** Of the operation: the words of its name, its summary and all its phrases; what it is about; what is done, and said of it. */
  name: 0.5,
  summary: 0.2,
  all: 1,
  things: 1,
  deeds: 0.7,
  /** Both what it is about and what is done with it. */
  both: 0.4,
  /** How much it counts how many words fit, beside what each counts. */
  many: 0.6,
  /** BM25+. */
  k: 5,
  bPhrase: 1,
  bWhole: 0.2,
  d: 0.3,
  /** Times as much: what most people want. */
  listed: 1.3,
  /** What fits one part of a sentence best, beside what fits all of it. */
  part: 0.2,
  /** What the API does not have, against what it has. */
  absent: 1.6,
} as const;

/** In a question the first words and the forms of words tell whether it reads and its verb; the words themselves tell the resource. */
export const aspectWeights = {
  reads: { of: { words: 0.5, begins: 0.7, firstTwo: 1, concepts: 0.25, asks: 1 }, doubt: 1, many: 1, power: 0.05 },
  verb: { of: { words: 0.5, begins: 0.5, firstTwo: 0.5, concepts: 0.5, asks: 0.7 }, doubt: 3, many: 0.5, power: 0.05 },
  resource: { of: { words: 0.5, stems: 0.5, concepts: 0.7 }, doubt: 5, many: 0.5, power: 0.05 },
} as const satisfies Readonly<Record<string, AspectWeights>>;

export type Weights = Readonly<Record<keyof typeof weights, number>>;

/** A part of a sentence that is searched by itself has so many words. */
const leastPart = 3;

/** What a hit has to reach, and besides for each word of the question and each meaning in it; below, it shares a word by chance. */
const least = 12.2;
const leastPerWord = 0.4;

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
/** What there is no operation for is a kind by itself. */
const kindsOf = {
  reads: (of: Entry['of']) => (isOperation(of) ? String(of.effect === 'read') : 'absent'),
  verb: (of: Entry['of']) => (isOperation(of) ? of.name.slice(of.name.indexOf('.') + 1) : 'absent'),
  resource: (of: Entry['of']) => (isOperation(of) ? of.name.slice(0, of.name.indexOf('.')) : 'absent'),
};
const aspects = Object.keys(kindsOf) as (keyof typeof kindsOf)[];

/** What a phrase or question is searched by. */
const featuresOf = (meaning: Meaning, text: string) => ({
  stems: meaning.stems,
  pairs: meaning.pairs,
  concepts: conceptsOf(meaning),
  words: meaning.words,
  begins: meaning.first.flatMap((words) => words.map((word, place) => `${place} ${word}`)),
  firstTwo: meaning.first.map((words) => words.slice(0, 2).join(' ')),
  asks: [`question ${meaning.asks}`, `mark ${text.includes('?')}`],
});

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
  const phrases = {
    stems: createWordsIndex(),
    pairs: createWordsIndex(),
    concepts: createWordsIndex(),
    words: createWordsIndex(),
    begins: createWordsIndex(),
    firstTwo: createWordsIndex(),
    asks: createWordsIndex(),
  };
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
    meanings.forEach((meaning, place) => {
      const parts = featuresOf(meaning, own[place] ?? '');
      for (const part of Object.keys(phrases) as (keyof typeof phrases)[]) phrases[part].add(parts[part]);
      entryOf.push(entry);
    });
    const [name, summary] = isOperation(of) ? [read(of.name.replace(/[._]/g, ' ')), read(of.summary)] : [read(''), read('')];
    if (isOperation(of)) spelling.learn(of.description);
    wholes.name.add(name.stems);
    wholes.summary.add(summary.stems);
    wholes.all.add(meanings.flatMap(({ stems }) => stems));
    wholes.things.add([...name.things, ...summary.things]);
    wholes.deeds.add([...name.deeds, ...summary.deeds]);
    wholes.said.add([name, summary, ...meanings].flatMap(({ things, deeds }) => [...things, ...deeds]));
  });

  const askedFor = aspects.map((aspect) => {
    const kinds = entries.map(({ of }) => kindsOf[aspect](of));
    return {
      aspect,
      kinds,
      likely: createAspect(
        phrases,
        entryOf.map((entry) => kinds[entry] ?? ''),
      ),
    };
  });

  /** What each entry scores, and how well its words fit. */
  const weigh = (query: string, by: Weights) => {
    const meaning = meaningOf(query);
    const features = featuresOf(meaning, query);
    const ofPhrase = { k: by.k, b: by.bPhrase, d: by.d };
    const ofWhole = { k: by.k, b: by.bWhole, d: by.d };

    const ofPhrases = new Float64Array(entryOf.length);
    for (const [index, words, weight] of [
      [phrases.stems, features.stems, by.words],
      [phrases.pairs, features.pairs, by.pairs],
      [phrases.concepts, features.concepts, by.concepts],
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

    const likely = askedFor.map(({ aspect, kinds, likely: of }) => ({ kinds, by: of(features, aspectWeights[aspect]) }));
    const scores = entries.map(({ of }, entry) => {
      const usual = isOperation(of) ? (of.tool === undefined ? 1 : by.listed) : by.absent;
      return likely.reduce((score, { kinds, by: likelier }) => score * (likelier.get(kinds[entry] ?? '') ?? 1), (fit[entry] ?? 0) * usual);
    });
    return { meaning, features, fit, scores };
  };
  /** As shares of the best. */
  const sharesOf = (scores: readonly number[]) => {
    const most = Math.max(...scores) || 1;
    return scores.map((score) => score / most);
  };

  return {
    search(asked: string, by: Weights = weights): Found {
      const query = spelling.correct(asked);
      const { meaning, features, fit, scores } = weigh(query, by);
      const parts = partsOf(query).filter((part) => part.trim().split(/\s+/).length >= leastPart);
      const ofParts = parts.length > 1 ? parts.map((part) => sharesOf(weigh(part, by).scores)) : [];
      const together = sharesOf(scores).map(
        (score, entry) => score + by.part * Math.max(0, ...ofParts.map((shares) => shares[entry] ?? 0)),
      );
      const ranked = entries
        .map(({ of }, entry) => ({ of, fits: fit[entry] ?? 0, score: together[entry] ?? 0 }))
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score);
      const hits = ranked.flatMap(({ of, score }) => (isOperation(of) ? [{ operation: of, score }] : []));
      const best = ranked[0];
      const asksFor = meaning.stems.length + features.concepts.length;
      return {
        hits,
        // Who only names a thing, or asks about it, does not want it made.
        ...(best && !isOperation(best.of) && meaning.pairs.length > 0 && (!meaning.asks || best.of.answers) ? { absent: best.of } : {}),
        fits: best !== undefined && best.fits >= least + leastPerWord * asksFor,
      };
    },
  };
}
