import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

/** What a process loads that only imports the library; a schema library alone costs twice an empty Node. */
const loadedBy = (file: string): string[] => {
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', script(file)], {
    cwd: `${import.meta.dirname}/../..`,
    encoding: 'utf8',
  });
  return JSON.parse(said) as string[];
};

const script = (file: string) => `
import { registerHooks } from 'node:module';
const loaded = [];
registerHooks({ load: (url, context, next) => { loaded.push(url); return next(url, context); } });
await import('./${file}');
console.log(JSON.stringify(loaded));
`;

test('importing the library loads no schemas: they come with the first call', () => {
  const loaded = loadedBy('packages/connector/src/index.ts');
  expect(loaded.length).toBeGreaterThan(10);
  expect(
    loaded.filter((url) => /\/node_modules\/|\/catalogue\/[^/]+\/|\/actions\//.test(url.replace('/catalogue/shared/marks.ts', ''))),
  ).toEqual([]);
});

test('what finds operations by words comes with the first search', () => {
  const loaded = loadedBy('packages/gateway/src/surfaces/mcp/server.ts');
  expect(loaded.length).toBeGreaterThan(50);
  expect(loaded.filter((url) => /\/(?:stemmer|asked|vocabulary|absent|operation-(?:index|words)|words-index)[./]/.test(url))).toEqual([]);
});

test('the first list of tools needs no client, no library of the protocol and no store', () => {
  const parts = ['direct', 'surfaces/mcp/stdio', 'surfaces/mcp/options', 'commands/mcp'];
  for (const part of parts) {
    const loaded = loadedBy(`packages/gateway/src/${part}.ts`);
    expect(loaded.filter((url) => /\/node_modules\/|connector\/src\/index\.ts|\/client\/(?!regions)|store\/(?!words)/.test(url))).toEqual(
      [],
    );
  }
});
