import { expect, test } from 'vitest';
import { toFilter } from './span.ts';

const id = '3f2a1c9e-7b54-4d21-9e0a-5c6d7e8f9a0b';

test.each([
  [{}, {}],
  [{ find: 'Claude replied' }, { words: 'Claude replied' }],
  [{ find: ` ${id.toUpperCase()} ` }, { requestId: id }],
  [{ find: `${id}0` }, { words: `${id}0` }],
  [{ find: '  ' }, {}],
  [{ outcome: 'denied', span: '1h' } as const, { outcome: 'denied', since: 6_400_000 }],
])('%j asks for %j', (search, filter) => {
  expect(toFilter(search, 10_000_000)).toEqual(filter);
});
