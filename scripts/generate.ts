/**
 * Writes everything that can be listed: the reference pages and the snapshots of the catalogue. `--check` writes nothing and
 * fails when something is stale.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { referencePages } from './generate/reference.ts';
import { snapshots } from './generate/snapshots.ts';

const root = join(import.meta.dirname, '..');
/** Folders that hold nothing but generated files, so that what is no longer generated goes. */
const owned = ['docs/reference', 'packages/connector/snapshots'];

export function staleFiles(): string[] {
  const wanted = files();
  const stale = [...wanted].filter(([path, text]) => read(path) !== text).map(([path]) => path);
  return [...stale, ...existing().filter((path) => !wanted.has(path))].sort();
}

function files(): Map<string, string> {
  return new Map([...referencePages(), ...snapshots()]);
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

if (import.meta.main) {
  const stale = staleFiles();
  if (process.argv.includes('--check')) {
    if (stale.length > 0) {
      console.error(`Stale, run "npm run generate":\n${stale.map((path) => `  ${path}`).join('\n')}`);
      process.exit(1);
    }
    console.log('Generated files are fresh.');
  } else {
    const wanted = files();
    for (const path of stale) {
      const text = wanted.get(path);
      if (text === undefined) rmSync(join(root, path));
      else {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), text);
      }
    }
    console.log(stale.length === 0 ? 'Nothing to write.' : `Wrote ${stale.length} files.`);
  }
}
