import { expect, test } from 'vitest';
import { staleFiles } from '../../scripts/generate.ts';

test('generated files are fresh (run "npm run generate")', async () => {
  expect(await staleFiles()).toEqual([]);
});
