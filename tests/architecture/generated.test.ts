import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { expect, test } from 'vitest';
import { readConfig, settings } from '../../packages/gateway/src/config.ts';
import { staleFiles } from '../../scripts/generate.ts';

test('generated files are fresh (run "npm run generate")', async () => {
  expect(await staleFiles()).toEqual([]);
  const pages = readdirSync(join(import.meta.dirname, '../../docs/reference'), { recursive: true });
  expect(pages.length).toBeGreaterThan(25);
});

test('what ".env.example" says is what is read, once its lines count', async () => {
  const text = readFileSync(join(import.meta.dirname, '../../.env.example'), 'utf8');
  expect(parseEnv(text)).toEqual({});
  const counted = parseEnv(text.replaceAll(/^#(?=[A-Z_]+=)/gm, ''));
  expect(Object.keys(counted).sort()).toEqual(settings.map(({ name }) => name).sort());
  // Nothing that is copied whole changes anything.
  const { GATEHOUSE_KEYRING: _, ...without } = counted;
  expect(readConfig(without)).toEqual(readConfig({}));
});
