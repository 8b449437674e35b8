import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/** `samples.ts` are what the tests of a resource in the sandbox call it with. */
const isTest = (path: string) => /\.test(-d)?\.tsx?$|\/samples\.ts$/.test(path) || path.includes('/testing/');
const isSource = (path: string) => /\/src\/.*\.(tsx?|mjs)$/.test(path) && !path.includes('node_modules/') && !isTest(path);

/** Every file of the product that is written by hand and runs, from the root. */
export const sources: readonly string[] = readdirSync(join(root, 'packages'), { recursive: true, encoding: 'utf8' })
  .map((name) => `packages/${name}`)
  .filter(isSource)
  .sort();

export const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');

/** What a file imports, types included: a path from the root, or the name of a package as it is written. */
export function importsOf(path: string): string[] {
  const text = textOf(path);
  const found = [
    ...text.matchAll(/^\s*(?:import|export)\b[^'";]*?\bfrom\s*'([^']+)'/gm),
    ...text.matchAll(/^\s*import\s*'([^']+)'/gm),
    ...text.matchAll(/\bimport\(\s*'([^']+)'/g),
  ].map((match) => match[1] ?? '');
  return found.map((target) => (target.startsWith('.') ? relative(root, resolve(root, dirname(path), target)) : target));
}
