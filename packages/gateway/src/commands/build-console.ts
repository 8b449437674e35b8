import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../../..');
const built = join(import.meta.dirname, '../../dist/console/index.html');
const source = join(root, 'packages/console');

/** In a clone the console is source; a published package brings it built. Without it everything but the console works. */
export async function buildConsole(): Promise<void> {
  if (existsSync(built) || !existsSync(source)) return;
  console.log('Building the console, once…');
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const code = await new Promise((resolve) =>
    spawn(process.execPath, [vite, 'build', source, '--logLevel', 'warn'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
      .once('exit', resolve)
      .once('error', resolve),
  );
  if (code !== 0) console.error('The console could not be built; "npm run build" shows why. Everything else works.');
}
