import { expect, test } from 'vitest';
import { fullSize } from '../../packages/sandbox/src/state/world.ts';
import { stateOf } from '../tasks/state.ts';
import { prompts } from './index.ts';
import { missing } from './judge.ts';
import type { Shown } from './prompt.ts';

const state = stateOf({ seed: 1, now: Date.UTC(2026, 10, 27) / 1000, size: fullSize, region: 'US' });

test('there are the twenty-five of both guides, each at a place of its own', () => {
  expect(prompts).toHaveLength(25);
  expect(prompts.filter(({ place }) => place.guide === 'six tools')).toHaveLength(2);
  expect(new Set(prompts.map(({ place }) => JSON.stringify(place))).size).toBe(25);
});

test.each(prompts)('$prompt', ({ prompt, given: from, phrasings }) => {
  const given = from(state);
  const said = phrasings.map(({ says }) => says(given));
  expect(said[0]).toContain(prompt);
  expect(new Set(said).size).toBe(3);
  for (const { right } of phrasings) {
    const expected = right(state, given);
    if ('list' in expected) expect(expected.list.length).toBeGreaterThan(0);
    // The right answer is one, and less of it is none.
    const whole: Shown = 'thing' in expected ? expected : { rows: expected.list, total: expected.list.length, more: false };
    expect(missing(expected, whole)).toBeUndefined();
    const less: Shown = 'thing' in expected ? { thing: null } : { rows: expected.list.slice(0, -1), total: undefined, more: false };
    expect(missing(expected, less)).toBeDefined();
  }
});
