import { operations } from '@gatehouse/connector';
import { loadAsked } from '@gatehouse/connector/asked';
import { expect, test } from 'vitest';
import { askAll } from './measure.ts';
import { lists } from './requests.ts';

/* The lists that may be read: what they reached, less what the next change may cost. The other half is measured on once. */

test.each(['forBuilding', 'fresh'] as const)(
  'the right operation is in the first three for at least 97 of 100, and what does not exist is answered with nothing: %s',
  async (which) => {
    const asked = await askAll(lists[which]);
    const served = asked.filter((one) => one.operations.length > 0);
    const missed = served.filter(({ place }) => place > 3).map(({ words, found }) => `${words} | ${found.slice(0, 3).join(', ')}`);
    console.info(`in the first three: ${served.length - missed.length} of ${served.length}; missed:\n  ${missed.join('\n  ')}`);
    expect(missed.length / served.length).toBeLessThanOrEqual(0.03);
    const unserved = asked.filter((one) => one.operations.length === 0);
    expect(unserved.filter(({ found }) => found.length > 0).length / unserved.length).toBeLessThanOrEqual(0.2);
  },
);

/** How much of their words two texts share, from 0 to 1. */
const shared = (one: ReadonlySet<string>, other: ReadonlySet<string>) => {
  const both = [...one].filter((word) => other.has(word)).length;
  return both / (one.size + other.size - both);
};
const wordsOf = (text: string) => new Set(text.toLowerCase().match(/[a-z0-9]+/g));

test('phrases say what an operation is for, and are not the requests that they are measured on', async () => {
  const asked = await loadAsked();
  const phrases = operations.flatMap(({ name }) => asked[name].map((phrase) => ({ phrase, words: wordsOf(phrase) })));
  expect(phrases.length).toBeGreaterThan(1_000);
  const copies = [...lists.forBuilding, ...lists.fresh].flatMap((request) => {
    const words = wordsOf(request.words);
    return phrases.filter((one) => words.size > 3 && shared(words, one.words) >= 0.65).map(({ phrase }) => `${request.words} | ${phrase}`);
  });
  expect(copies).toEqual([]);
});
