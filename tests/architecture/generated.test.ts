import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { staleFiles } from '../../scripts/generate.ts';

test('generated files are fresh (run "npm run generate")', async () => {
  expect(await staleFiles()).toEqual([]);
  const pages = readdirSync(join(import.meta.dirname, '../../docs/reference'), { recursive: true });
  expect(pages.length).toBeGreaterThan(25);
});
