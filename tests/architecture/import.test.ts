import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

/** What a process loads that only imports the library; a schema library alone costs twice an empty Node. */
const script = `
import { registerHooks } from 'node:module';
const loaded = [];
registerHooks({ load: (url, context, next) => { loaded.push(url); return next(url, context); } });
await import('./packages/connector/src/index.ts');
console.log(JSON.stringify(loaded));
`;

test('importing the library loads no schemas: they come with the first call', () => {
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: `${import.meta.dirname}/../..`,
    encoding: 'utf8',
  });
  const loaded = JSON.parse(said) as string[];
  expect(loaded.length).toBeGreaterThan(10);
  expect(
    loaded.filter((url) => /\/node_modules\/|\/catalogue\/[^/]+\/|\/actions\//.test(url.replace('/catalogue/shared/marks.ts', ''))),
  ).toEqual([]);
});
