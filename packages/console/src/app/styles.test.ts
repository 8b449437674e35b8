import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** The rule is in the README. */
const root = join(import.meta.dirname, '..');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' });
const textOf = (name: string) => readFileSync(join(root, name), 'utf8');
const components = files.filter((name) => name.endsWith('.tsx'));
const sheets = files.filter((name) => name.endsWith('.css'));

test('no style is a literal', () => {
  expect(components.length).toBeGreaterThan(50);
  expect(components.filter((name) => /style=\{\{/.test(textOf(name)))).toEqual([]);
});

test('a style sheet stands beside what imports it, and its classes are of this house', () => {
  expect(sheets.length).toBeGreaterThan(15);
  expect(sheets.filter((name) => name.endsWith('.module.css'))).toEqual([]);
  const imported = new Set(
    files
      .filter((name) => /\.tsx?$/.test(name))
      .flatMap((name) => [...textOf(name).matchAll(/import '(\.[^']+\.css)'/g)].map(([, path]) => join(name, '..', path ?? ''))),
  );
  expect(sheets.filter((name) => !imported.has(name))).toEqual([]);
  for (const name of sheets) {
    const classes = [...textOf(name).matchAll(/(?<![\w-])\.([a-zA-Z][\w-]*)/g)].map(([, found]) => found ?? '');
    expect([name, classes.filter((found) => !/^(gh|mantine)-/.test(found))]).toEqual([name, []]);
  }
});
