import { type OperationFacts, operations } from '@gatehouse/connector';
import { loadAsked } from '@gatehouse/connector/asked';
import MiniSearch, { type Options, type SearchOptions } from 'minisearch';
import { type Meaning, meaningOf, namesIn } from './operation-words.ts';

/** Found on the half of bench/requests that is for building. */
export const weights = {
  phrase: 1,
  second: 1.2,
  third: 0.6,
  whole: 0.7,
  concepts: 0.6,
  pairs: 0.4,
  name: 0.9,
  summary: 1,
  description: 0.1,
  all: 1.5,
  things: 1,
  deeds: 0.7,
  fuzzy: 0.7,
  k: 3,
  bPhrase: 0.7,
  bWhole: 0.3,
  d: 0.6,
  listed: 0.2,
  asked: 0.7,
  both: 0.7,
  named: 0.3,
};

export type Weights = Readonly<Record<keyof typeof weights, number>>;

export interface Hit {
  readonly operation: OperationFacts;
  readonly score: number;
}

/** Words come apart already, and a row without some of the fields has none of their words. */
const raw = { tokenize: (text: string) => text.split(' ').filter((word) => word !== ''), processTerm: (term: string) => term };
const indexOf = (...fields: string[]) => new MiniSearch({ fields, ...raw } satisfies Options);
const text = (words: Iterable<string>) => [...new Set(words)].join(' ');
const conceptsOf = ({ things, deeds }: Meaning) => [...things.map((name) => `thing:${name}`), ...deeds.map((name) => `deed:${name}`)];

/** How operations are found by words: each phrase by itself, and each operation as a whole. */
export async function createOperationIndex() {
  const asked = await loadAsked();
  const phrases = indexOf('stems', 'pairs', 'concepts');
  const wholes = indexOf('name', 'summary', 'description', 'all', 'things', 'deeds', 'thing', 'deed');
  const known = new Set<string>();
  const know = (meaning: Meaning) => {
    for (const stem of meaning.stems) known.add(stem);
    return meaning;
  };
  operations.forEach((operation, number) => {
    const meanings = asked[operation.name].map((phrase) => know(meaningOf(phrase)));
    meanings.forEach((meaning, place) => {
      phrases.add({ id: `${number}.${place}`, stems: text(meaning.stems), pairs: text(meaning.pairs), concepts: text(conceptsOf(meaning)) });
    });
    const name = know(meaningOf(operation.name.replace(/[._]/g, ' ')));
    const summary = know(meaningOf(operation.summary));
    const description = know(meaningOf(operation.description));
    wholes.add({
      id: String(number),
      name: text(name.stems),
      summary: text(summary.stems),
      description: text(description.stems),
      all: text(meanings.flatMap(({ stems }) => stems)),
      thing: text([...name.things, ...summary.things]),
      deed: text([...name.deeds, ...summary.deeds]),
      things: text([...name.things, ...summary.things]),
      deeds: text([name, summary, ...meanings].flatMap(({ deeds, things }) => [...deeds, ...things])),
    });
  });
  return {
    /** Those that share anything with the question, best first. */
    search(query: string, by: Weights = weights): readonly Hit[] {
      const meaning = meaningOf(query);
      const scores = new Map<number, number>();
      const ofPhrases = new Map<number, Map<string, number>>();
      const find = (index: MiniSearch, words: Iterable<string>, fields: Readonly<Record<string, number>>, b: number) => {
        const options: SearchOptions = {
          fields: Object.keys(fields),
          boost: { ...fields },
          bm25: { k: by.k, b, d: by.d },
          // One slip in a word that is long enough, and that nothing has as it is.
          fuzzy: (term) => (term.length >= 5 && !/[\d:_]/.test(term) && !known.has(term) ? 1 : false),
          maxFuzzy: 1,
          weights: { fuzzy: by.fuzzy, prefix: 0 },
        };
        return index.search(text(words), options);
      };
      for (const [words, weight, field] of [
        [meaning.stems, by.phrase, 'stems'],
        [meaning.pairs, by.phrase * by.pairs, 'pairs'],
        [conceptsOf(meaning), by.phrase * by.concepts, 'concepts'],
      ] as const)
        for (const { id, score } of find(phrases, words, { [field]: 1 }, by.bPhrase)) {
          const number = Number.parseInt(id, 10);
          const own = ofPhrases.get(number) ?? new Map<string, number>();
          own.set(id, (own.get(id) ?? 0) + weight * score);
          ofPhrases.set(number, own);
        }
      const add = (number: number, score: number) => scores.set(number, (scores.get(number) ?? 0) + score);
      for (const [number, own] of ofPhrases) {
        const [first = 0, second = 0, third = 0] = [...own.values()].sort((a, b) => b - a);
        add(number, first + by.second * second + by.third * third);
      }
      const inWords = { name: by.name, summary: by.summary, description: by.description, all: by.all };
      for (const [words, fields] of [
        [meaning.stems, inWords],
        [[...meaning.things, ...meaning.deeds], { things: by.things, deeds: by.deeds }],
      ] as const)
        for (const { id, score } of find(wholes, words, fields, by.bWhole)) add(Number(id), by.whole * score);
      // An operation of the thing that was named, which does what was named.
      const [ofThings, ofDeeds] = [find(wholes, meaning.things, { thing: 1 }, by.bWhole), find(wholes, meaning.deeds, { deed: 1 }, by.bWhole)];
      // A name that nothing has is somebody's or some firm's.
      if (namesIn(query).some((name) => !known.has(name))) for (const { id, score } of find(wholes, ['contact', 'company'], { thing: 1 }, by.bWhole)) add(Number(id), by.named * score);
      const done = new Map(ofDeeds.map(({ id, score }) => [id as string, score]));
      for (const { id, score } of ofThings) add(Number(id), by.both * Math.sqrt(score * (done.get(id as string) ?? 0)));
      return [...scores]
        .flatMap(([number, score]) => {
          const operation = operations[number];
          if (!operation) return [];
          const fits = (operation.tool === undefined ? 1 : 1 + by.listed) * (meaning.asks && operation.effect === 'read' ? 1 + by.asked : 1);
          return [{ operation, score: score * fits }];
        })
        .sort((a, b) => b.score - a.score);
    },
  };
}
