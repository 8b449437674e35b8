import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { errorTable } from '../../packages/gateway/src/errors.ts';
import { root, sources, textOf } from './sources.ts';

const codes = Object.keys(errorTable);
const quotedIn = (text: string) => codes.filter((code) => text.includes(`'${code}'`));

test('every error code is given by the gateway', () => {
  const files = sources.filter((path) => path.startsWith('packages/gateway/src/') && !path.endsWith('/errors.ts'));
  expect(files.length).toBeGreaterThan(100);
  const given = new Set(files.flatMap((path) => quotedIn(textOf(path))));
  expect(codes.filter((code) => !given.has(code))).toEqual([]);
});

test('every error code is expected by a test', () => {
  const files = ['packages/gateway/src', 'tests/e2e']
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`))
    .filter((path) => path.endsWith('.test.ts'));
  expect(files.length).toBeGreaterThan(35);
  const expected = new Set(files.flatMap((path) => quotedIn(textOf(path))));
  expect(codes.length).toBeGreaterThan(45);
  expect(codes.filter((code) => !expected.has(code))).toEqual([]);
});
