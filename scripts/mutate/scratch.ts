import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { applied, type Mutation } from './mutations.ts';

const root = join(import.meta.dirname, '../..');
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const tsc = join(root, 'node_modules/typescript/bin/tsc');

/** What a check said of a change; it may also have come to no end. */
export interface Outcome {
  readonly result: 'passed' | 'failed' | 'hung';
  readonly output: string;
}

export interface Scratch {
  /** Runs the tests as they are, to see that they pass. */
  run(stage: Stage, path: string, limitMs: number): Promise<Outcome>;
  /** Puts a mutation into its file until `mend`. */
  mutate(mutation: Mutation): void;
  mend(mutation: Mutation): void;
  remove(): void;
}

/** From the nearest to the widest: what is found early costs least. */
export const stages = ['near', 'fast', 'types', 'slow'] as const;
export type Stage = (typeof stages)[number];

/**
 * A copy of the working tree in which files can be changed while the tree is worked on. It lies inside the tree, so that everything but
 * our own packages is found in the tree's `node_modules`.
 */
export function createScratch(name: string): Scratch {
  const folder = join(root, '.mutants', name);
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' });
  for (const path of files.split('\n').filter((path) => path !== '' && existsSync(join(root, path)))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(root, path), join(folder, path));
  }
  mkdirSync(join(folder, 'node_modules/@gatehouse'), { recursive: true });
  for (const name of readdirSync(join(folder, 'packages'))) {
    symlinkSync(join(folder, 'packages', name), join(folder, 'node_modules/@gatehouse', name));
    const own = join(root, 'packages', name, 'node_modules');
    mkdirSync(join(folder, 'packages', name, 'node_modules'));
    // What the compiler remembers of the tree stays there.
    for (const entry of existsSync(own) ? readdirSync(own) : []) {
      if (entry !== '.cache') symlinkSync(join(own, entry), join(folder, 'packages', name, 'node_modules', entry));
    }
  }

  const commands: Record<Stage, (path: string) => string[]> = {
    near: (path) => [vitest, 'run', '--project', 'fast', ...vitestOptions, `${dirname(path)}/`],
    fast: (path) => [vitest, 'related', path, '--run', '--project', 'fast', ...vitestOptions],
    types: (path) => [tsc, '-b', path.split('/', 2).join('/'), '--checkers', '1', '--builders', '1'],
    slow: (path) => [vitest, 'related', path, '--run', '--project', 'slow', ...vitestOptions],
  };

  return {
    run: (stage, path, limitMs) => run(commands[stage](path), folder, limitMs),
    mutate: (mutation) => writeFileSync(join(folder, mutation.path), applied(mutation)),
    mend: ({ path, text }) => writeFileSync(join(folder, path), text),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const vitestOptions = ['--bail', '1', '--maxWorkers', '1', '--passWithNoTests', '--reporter', 'default'];

function run(args: string[], cwd: string, limitMs: number): Promise<Outcome> {
  return new Promise((resolve) => {
    // A group of its own: what a mutant started ends with it.
    const env = { ...process.env, NO_COLOR: '1' };
    const child = spawn(process.execPath, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output = (output + chunk.toString()).slice(-20_000);
      });
    }
    const end = () => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    };
    const timer = setTimeout(() => {
      resolve({ result: 'hung', output });
      end();
    }, limitMs);
    process.once('exit', end);
    child.once('exit', (code) => {
      clearTimeout(timer);
      process.off('exit', end);
      resolve({ result: code === 0 ? 'passed' : 'failed', output });
    });
  });
}
