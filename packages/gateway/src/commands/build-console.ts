import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../../..');
const built = join(import.meta.dirname, '../../dist/console');
const source = join(root, 'packages/console');

/**
 * In a clone the console is source; a published package brings it built. It is built where it is missing or older than its
 * source. Without it everything but the console works.
 */
export async function buildConsole(): Promise<void> {
  if (!existsSync(source) || isFresh()) return;
  console.log('Building the console, once…');
  // Beside its place: two starts at once do not write into each other's files, and nobody is served half of it.
  const fresh = `${built}-${process.pid}`;
  mkdirSync(fresh, { recursive: true });
  try {
    if ((await runVite(fresh)) === 0) moveIn(fresh);
    else console.error('The console could not be built; "npm run build" shows why. Everything else works.');
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

function runVite(outDir: string): Promise<unknown> {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  return new Promise((resolve) =>
    spawn(process.execPath, [vite, 'build', source, '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn'], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
    })
      .once('exit', resolve)
      .once('error', resolve),
  );
}

function moveIn(fresh: string): void {
  if (isFresh()) return;
  try {
    const old = `${fresh}-old`;
    if (existsSync(built)) renameSync(built, old);
    renameSync(fresh, built);
    rmSync(old, { recursive: true, force: true });
  } catch (error) {
    // Another start was quicker.
    if (!isFresh()) throw error;
  }
}

function isFresh(): boolean {
  const page = join(built, 'index.html');
  return existsSync(page) && statSync(page).mtimeMs >= newest(source);
}

/** A folder changes when something in it is added or removed. */
function newest(path: string): number {
  const about = statSync(path);
  if (!about.isDirectory()) return about.mtimeMs;
  const names = readdirSync(path).filter((name) => name !== 'node_modules' && name !== 'dist');
  return Math.max(path === source ? 0 : about.mtimeMs, ...names.map((name) => newest(join(path, name))));
}
