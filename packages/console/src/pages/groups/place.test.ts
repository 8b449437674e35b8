import { expect, test } from 'vitest';
import { placeOf } from './place.ts';

test.each([
  ['the one that is chosen', 'ab', 'a', { chosen: 'b', allow: 's' }, 'b s null'],
  ['the only one', 'a', '', { allow: 's' }, 'a s null'],
  ['where the group has access, unless told', 'ab', 'b', {}, 'b undefined null'],
  ['of several, nothing is switched on until one is chosen', 'ab', 'b', { allow: 's' }, 'b undefined which'],
  ['nor on another than the one that is gone', 'a', 'a', { chosen: 'b', allow: 's' }, 'a undefined gone'],
  ['nothing is connected', '', '', { allow: 's' }, 'undefined s null'],
])('%s', (_title, list, granted, asked: { chosen?: string; allow?: string }, expected) => {
  const place = placeOf(
    [...list].map((id) => ({ id })),
    new Set(granted),
    { chosen: asked.chosen, allow: asked.allow },
  );
  expect(`${place.connection?.id} ${place.sought} ${place.notice}`).toBe(expected);
});
