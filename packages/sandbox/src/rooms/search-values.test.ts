import { operations } from '@gatehouse/connector';
import { expect, test } from 'vitest';
import { createCaller } from '../testing/caller.ts';

/** What the catalogue says a field can be is all that the sandbox has in it, so that no filter is refused that would find something. */
test('every value that a search can find is one of those that it takes', async () => {
  const caller = createCaller();
  let looked = 0;
  for (const { name, path, searchFields } of operations) {
    for (const [field, { values }] of Object.entries(searchFields?.fields ?? {})) {
      if (!values || name === 'companies.search') continue;
      // Nothing is left where every value and none at all are taken away.
      const query = {
        operator: 'AND',
        value: [
          { field, operator: 'NIN', value: values },
          { field, operator: '!=', value: null },
        ],
      };
      const { status, body } = await caller.send('POST', path, { query });
      expect([name, field, status, body['total_count']]).toEqual([name, field, 200, 0]);
      looked += 1;
    }
  }
  expect(looked).toBeGreaterThan(7);
});
