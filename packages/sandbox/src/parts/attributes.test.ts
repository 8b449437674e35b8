import { expect, test } from 'vitest';
import { invalid } from '../server/errors.ts';
import { mergeAttributes } from './attributes.ts';

const before = { plan: 'Free', seats: 3 };
const anything = () => undefined;

test('what is given is written over what is there; null clears one, and null for the whole clears all', () => {
  expect(mergeAttributes({ seats: null, beta: true, ratio: 0.5 }, before, anything)).toEqual({ plan: 'Free', beta: true, ratio: 0.5 });
  expect(mergeAttributes(null, before, anything)).toEqual({});
  expect(mergeAttributes({ plan: 'x'.repeat(255) }, before, anything)['plan']).toHaveLength(255);
  expect(before).toEqual({ plan: 'Free', seats: 3 });
});

test.each([
  ['text', 'custom_attributes must be an object'],
  [[1], 'custom_attributes must be an object'],
  [{ plan: 'x'.repeat(256) }, "Custom attribute 'plan' is longer than 255 characters"],
  [{ plan: { name: 'Free' } }, "Custom attribute 'plan' must not be nested"],
  [{ secret: 1 }, 'secret is refused'],
])('%j is refused', (given, message) => {
  expect(() => mergeAttributes(given, before, (name) => (name === 'secret' ? invalid('secret is refused') : undefined))).toThrow(message);
});
