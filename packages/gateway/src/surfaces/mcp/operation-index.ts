import { type OperationFacts, operations } from '@gatehouse/connector';
import { type Absent, absent, deeds, loadAsked, things } from '@gatehouse/connector/asked';
import MiniSearch, { type SearchOptions } from 'minisearch';
import { type Meaning, meaningOf, namesIn } from './operation-words.ts';
import { createSpelling } from './spelling.ts';

/** Found on the half of bench/requests that is for building, and rounded: near these, the figures hardly move. */
export const weights = {
  /** Of a phrase: its words, its pairs of words, what of the vocabulary is in it; and the second and third best phrase beside the best. */
  words: 1,
  pairs: 0.4,
  concepts: 0.6,
  second: 1.2,
  third: 0.6,
  /** Of the operation as a whole, against its phrases; and its fields against each other. */
  whole: 0.7,
  name: 0.9,
  summary: 1,
  description: 0.1,
  phrases: 1.5,
  things: 1,
  deeds: 0.7,
  /** Both what it is about and what is done with it. */
  both: 0.7,
  /** A name that nothing has is that of a person or a company. */
  named: 0.3,
  /** Times as much: what most people want, and a read where something is asked. */
  listed: 1.2,
  asked: 1.7,
  /** What the API does not have, against what it has. */
  absent: 1.3,
  /** BM25+. */
  k: 3,
  bPhrase: 0.7,
  bWhole: 0.3,
  d: 0.6,
} as const;

export type Weights = Readonly<Record<keyof typeof weights, number>>;

/** What a hit has to reach for each word of the question and each concept in it; below, it shares a word by chance. */
const leastPerWord = 8;

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

interface Entry {
  readonly of: OperationFacts | Absent;
  readonly phrases: readonly string[];
}

const text = (words: Iterable<string>) => [...new Set(words)].join(' ');
const conceptsOf = ({ things, deeds }: Meaning) => [...things.map((name) => `thing:${name}`), ...deeds.map((name) => `deed:${name}`)];
const isOperation = (of: Entry['of']): of is OperationFacts => 'name' in of;

/** Words come apart already. */
const indexOf = (...fields: string[]) =>
  new MiniSearch({ fields, tokenize: (words) => words.split(' ').filter((word) => word !== ''), processTerm: (term) => term });

/** How operations are found by words: each phrase by itself, and each operation as a whole. */
export async function createOperationIndex() {
  const phrasesOf = await loadAsked();
  const entries: readonly Entry[] = [
    ...operations.map((operation) => ({ of: operation, phrases: phrasesOf[operation.name] })),
    ...absent.map((one) => ({ of: one, phrases: one.asked })),
  ];
  const phrases = indexOf('words', 'pairs', 'concepts');
  const wholes = indexOf('name', 'summary', 'description', 'phrases', 'things', 'deeds', 'ownThings', 'ownDeeds');
  const known = new Set<string>();
  const spelling = createSpelling();
  for (const said of [...Object.values(things), ...Object.values(deeds)]) spelling.learn(said);
  const read = (words: string) => {
    spelling.learn(words);
    const meaning = meaningOf(words);
    for (const stem of meaning.stems) known.add(stem);
    return meaning;
  };
  entries.forEach(({ of, phrases: own }, number) => {
    const meanings = own.map(read);
    meanings.forEach((meaning, place) => {
      const fields = { words: text(meaning.stems), pairs: text(meaning.pairs), concepts: text(conceptsOf(meaning)) };
      phrases.add({ id: `${number}.${place}`, ...fields });
    });
    const [name, summary, description] = isOperation(of)
      ? [read(of.name.replace(/[._]/g, ' ')), read(of.summary), read(of.description)]
      : [read(''), read(''), read(of.what)];
    const ownThings = text([...name.things, ...summary.things]);
    wholes.add({
      id: String(number),
      name: text(name.stems),
      summary: text(summary.stems),
      description: text(description.stems),
      phrases: text(meanings.flatMap(({ stems }) => stems)),
      things: ownThings,
      deeds: text([name, summary, ...meanings].flatMap((meaning) => [...meaning.deeds, ...meaning.things])),
      ownThings,
      ownDeeds: text([...name.deeds, ...summary.deeds]),
    });
  });

  return {
    search(asked: string, by: Weights = weights): Found {
      const query = spelling.correct(asked);
      const meaning = meaningOf(query);
      const find = (index: MiniSearch, words: Iterable<string>, fields: Readonly<Record<string, number>>, b: number) => {
        const options: SearchOptions = {
          fields: Object.keys(fields),
          boost: { ...fields },
          bm25: { k: by.k, b, d: by.d },
        };
        return index.search(text(words), options).map(({ id, score }) => ({ id: String(id), score }));
      };

      const ofPhrases = new Map<string, number>();
      for (const [words, field, weight] of [
        [meaning.stems, 'words', by.words],
        [meaning.pairs, 'pairs', by.pairs],
        [conceptsOf(meaning), 'concepts', by.concepts],
      ] as const)
        for (const { id, score } of find(phrases, words, { [field]: 1 }, by.bPhrase))
          ofPhrases.set(id, (ofPhrases.get(id) ?? 0) + weight * score);
      const scores = new Map<number, number>();
      const add = (number: number, score: number) => scores.set(number, (scores.get(number) ?? 0) + score);
      for (const [number, own] of Map.groupBy(ofPhrases, ([id]) => Number.parseInt(id, 10))) {
        const [first = 0, second = 0, third = 0] = own.map(([, score]) => score).sort((a, b) => b - a);
        add(number, first + by.second * second + by.third * third);
      }

      const inWords = { name: by.name, summary: by.summary, description: by.description, phrases: by.phrases };
      for (const [words, fields] of [
        [meaning.stems, inWords],
        [[...meaning.things, ...meaning.deeds], { things: by.things, deeds: by.deeds }],
      ] as const)
        for (const { id, score } of find(wholes, words, fields, by.bWhole)) add(Number(id), by.whole * score);
      const done = new Map(find(wholes, meaning.deeds, { ownDeeds: 1 }, by.bWhole).map(({ id, score }) => [id, score]));
      for (const { id, score } of find(wholes, meaning.things, { ownThings: 1 }, by.bWhole))
        add(Number(id), by.both * Math.sqrt(score * (done.get(id) ?? 0)));
      const names = namesIn(query).filter((name) => !known.has(name));
      if (names.length > 0)
        for (const { id, score } of find(wholes, ['contact', 'company'], { ownThings: 1 }, by.bWhole)) add(Number(id), by.named * score);

      const ranked = [...scores]
        .flatMap(([number, score]): { of: Entry['of']; score: number }[] => {
          const of = entries[number]?.of;
          if (!of) return [];
          if (!isOperation(of)) return [{ of, score: score * by.absent }];
          const wanted = of.tool === undefined ? 1 : by.listed;
          return [{ of, score: score * wanted * (meaning.asks && of.effect === 'read' ? by.asked : 1) }];
        })
        .sort((a, b) => b.score - a.score);
      const hits = ranked.flatMap(({ of, score }) => (isOperation(of) ? [{ operation: of, score }] : []));
      const best = ranked[0];
      const asksFor = meaning.stems.filter((stem) => !names.includes(stem)).length + meaning.things.length + meaning.deeds.length;
      return {
        hits,
        // Who only names a thing, or asks about it, does not want it made.
        ...(best && !isOperation(best.of) && meaning.pairs.length > 0 && !meaning.asks ? { absent: best.of } : {}),
        fits: best !== undefined && best.score >= leastPerWord * asksFor,
      };
    },
  };
}
