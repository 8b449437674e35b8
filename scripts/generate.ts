/**
 * Writes everything that can be listed: the manifest of the catalogue, the gateway's own tools and the reference pages.
 * `--check` writes nothing and fails when something is stale.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { manifest } from './generate/manifest.ts';

const root = join(import.meta.dirname, '..');
/** Folders that hold nothing but generated files, so that what is no longer generated goes. */
const owned = ['docs/reference', 'packages/connector/src/manifest'];

type Files = ReadonlyMap<string, string>;

export async function staleFiles(): Promise<string[]> {
  return staleAmong(new Map([...(await manifest()), ...(await projections())]));
}

function staleAmong(wanted: Files): string[] {
  const stale = [...wanted].filter(([path, text]) => read(path) !== text).map(([path]) => path);
  return [...stale, ...existing().filter((path) => !wanted.has(path))].sort();
}

/** These read the library, which reads its manifest; so that a manifest that is broken can be written anew, they load later. */
async function projections(): Promise<[path: string, text: string][]> {
  const [{ referencePages }, { ownToolsFile }, { envExample }] = await Promise.all([
    import('./generate/reference.ts'),
    import('./generate/own-tools.ts'),
    import('./generate/env-example.ts'),
  ]);
  return [...(await referencePages()), ownToolsFile(), envExample()];
}

function existing(): string[] {
  return owned.flatMap((folder) => {
    try {
      return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(root, join(entry.parentPath, entry.name)));
    } catch {
      return [];
    }
  });
}

function read(path: string): string | undefined {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return undefined;
  }
}

function write(files: Iterable<[path: string, text: string]>): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

if (import.meta.main) {
  if (process.argv.includes('--check')) {
    const stale = await staleFiles();
    if (stale.length > 0) {
      console.error(`Stale, run "npm run generate":\n${stale.map((path) => `  ${path}`).join('\n')}`);
      process.exit(1);
    }
    console.log('Generated files are fresh.');
  } else {
    const made = await manifest();
    write(made);
    const wanted = new Map([...made, ...(await projections())]);
    write(wanted);
    for (const path of existing()) if (!wanted.has(path)) rmSync(join(root, path));
    console.log(`Wrote ${wanted.size} files.`);
  }
}
