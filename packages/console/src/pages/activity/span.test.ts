import { expect, test } from 'vitest';
import { toFilter } from './span.ts';

const id = '3f2a1c9e-7b54-4d21-9e0a-5c6d7e8f9a0b';

test.each([
  [{}, {}],
  [{ operation: 'contacts.list' }, { operation: 'contacts.list' }],
  [{ operation: ` ${id.toUpperCase()} ` }, { requestId: id }],
  [{ operation: `${id}0` }, { operation: `${id}0` }],
  [{ operation: '  ' }, {}],
  [{ outcome: 'denied', span: '1h' } as const, { outcome: 'denied', since: 6_400_000 }],
])('%j asks for %j', (search, filter) => {
  expect(toFilter(search, 10_000_000)).toEqual(filter);
});
