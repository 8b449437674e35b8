import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const json = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8')) as Record<string, unknown>;

interface Locked {
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly optional?: boolean;
  readonly link?: boolean;
  readonly version?: string;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
}

const locked = Object.entries(json('package-lock.json')['packages'] as Record<string, Locked>).filter(([path]) =>
  path.includes('node_modules/'),
);
const foreign = locked.filter(([, entry]) => !entry.link);
const production = foreign.filter(([, entry]) => !entry.dev && !entry.devOptional && !entry.optional);
const published = ['connector', 'sandbox', 'gateway'].map((name) => json(`packages/${name}/package.json`));

test('at most 100 production packages, none with an install script', () => {
  console.log(`production packages: ${production.length}`);
  expect(production.length).toBeLessThanOrEqual(100);
  expect(production.filter(([, entry]) => entry.hasInstallScript)).toEqual([]);
});

test('every package is pinned by what is in it', () => {
  expect(foreign.filter(([, entry]) => !entry.integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([]);
});

test("Intercom's SDK is for development only, at the one version that is known to be clean", () => {
  expect(production.some(([path]) => path.endsWith('/intercom-client'))).toBe(false);
  expect(foreign.find(([path]) => path === 'node_modules/intercom-client')?.[1].version).toBe('7.0.3');
});

test('the connector needs zod only', () => {
  expect(Object.keys(published[0]?.['dependencies'] as object)).toEqual(['zod']);
});

test('every runtime dependency is exact and has its reason in CONTRIBUTING', () => {
  const reasons = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
  for (const [name, range] of published.flatMap((manifest) => Object.entries(manifest['dependencies'] as Record<string, string>))) {
    expect([name, range]).toEqual([name, expect.stringMatching(/^\d+\.\d+\.\d+$/)]);
    if (!name.startsWith('@gatehouse/')) expect([name, reasons.includes(name)]).toEqual([name, true]);
  }
});

test('one version', () => {
  const versions = [json('package.json'), json('packages/console/package.json'), ...published].map(
    (manifest) => manifest['version'] ?? null,
  );
  expect(new Set(versions.filter((version) => version !== null)).size).toBe(1);
});
