/**
 * Changes the rooms that decide, a little and at random, and sees whether a check notices: `npm run mutate -- --seed 8c20e5f --count 30`.
 * The same seed on the same code makes the same mutants. Prints the score and, as a diff, every mutant that survived.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { equivalents } from './mutate/equivalent.ts';
import { applied, type Mutation, mutationsOf } from './mutate/mutations.ts';
import { createScratch, type Scratch, stages } from './mutate/scratch.ts';

const root = join(import.meta.dirname, '..');

/** The rooms that decide. */
const rooms = [
  'packages/connector/src/client/*.ts',
  'packages/gateway/src/{access,audit,calls,identity,vault}/**/*.ts',
  'packages/gateway/src/surfaces/mcp/{shape*,plain-text}.ts',
  'packages/sandbox/src/**/{paging,search,limits}.ts',
];

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '30' },
    jobs: { type: 'string', default: '2' },
    in: { type: 'string', multiple: true },
  },
});

interface Judged {
  readonly mutation: Mutation;
  readonly found: string | undefined;
  readonly struckOut: string | undefined;
}

async function main(): Promise<void> {
  const chosen = pick(candidates(values.in ?? rooms), Number(values.count), values.seed);
  const scratches = Array.from({ length: Number(values.jobs) }, (_, index) => createScratch(`${process.pid}-${index + 1}`));
  try {
    const limitMs = await baseline(scratches[0] as Scratch);
    const waiting = [...chosen.entries()];
    const judged: Judged[] = [];
    const work = async (scratch: Scratch) => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const [index, mutation] = next;
        const one = await judge(scratch, mutation, limitMs);
        judged[index] = one;
        console.log(
          `${String(index + 1).padStart(3)}  ${place(mutation)}  ${mutation.kind}: ${one.struckOut ? 'struck out' : (one.found ?? 'SURVIVED')}`,
        );
      }
    };
    await Promise.all(scratches.map(work));
    report(judged);
  } finally {
    for (const scratch of scratches) scratch.remove();
  }
}

function candidates(patterns: readonly string[]): Mutation[] {
  return patterns.flatMap((pattern) => {
    const paths = globSync(pattern, { cwd: root }).filter((path) => !/\.test(-d)?\.ts$|\.d\.ts$|\/testing\//.test(path));
    if (paths.length === 0) throw new Error(`${pattern} fits no file`);
    return paths.sort().flatMap((path) => mutationsOf(path, readFileSync(join(root, path), 'utf8')));
  });
}

/** Without repetition, and the same for the same seed. */
function pick(mutations: readonly Mutation[], count: number, seed: string): Mutation[] {
  const random = randomOf(seed);
  const left = [...mutations];
  return Array.from({ length: Math.min(count, left.length) }, () => left.splice(Math.floor(random() * left.length), 1)[0] as Mutation);
}

/** mulberry32 over an FNV-1a hash of the seed: nothing depends on its quality. */
function randomOf(seed: string): () => number {
  let state = [...seed].reduce((hash, letter) => Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193), 0x811c9dc5);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Sees that nothing fails by itself, and answers how long a mutant may take: three times as long as the widest lane, at least a minute. */
async function baseline(scratch: Scratch): Promise<number> {
  const begun = performance.now();
  const path = 'packages/connector/src/client/send.ts';
  for (const stage of stages) {
    const { result, output } = await scratch.run(stage, path, 600_000);
    if (result !== 'passed') throw new Error(`without any mutation, "${stage}" does not pass:\n${output.slice(-3000)}`);
  }
  return Math.max(60_000, 3 * (performance.now() - begun));
}

async function judge(scratch: Scratch, mutation: Mutation, limitMs: number): Promise<Judged> {
  const [before, after] = lines(mutation);
  const struckOut = equivalents.find(({ path, line, becomes }) => path === mutation.path && line === before && becomes === after)?.because;
  if (struckOut !== undefined) return { mutation, found: undefined, struckOut };
  scratch.mutate(mutation);
  try {
    for (const stage of stages) {
      const { result } = await scratch.run(stage, mutation.path, limitMs);
      if (result !== 'passed') return { mutation, found: `${stage} ${result}`, struckOut };
    }
    return { mutation, found: undefined, struckOut };
  } finally {
    scratch.mend(mutation);
  }
}

function report(judged: readonly Judged[]): void {
  const survivors = judged.filter(({ found, struckOut }) => found === undefined && struckOut === undefined);
  const struckOut = judged.filter((one) => one.struckOut !== undefined);
  for (const { mutation } of survivors) {
    const [before, after] = lines(mutation);
    console.log(`\nsurvived: ${place(mutation)}  ${mutation.kind}\n  - ${before}\n  + ${after}`);
  }
  for (const { mutation, struckOut: because } of struckOut) console.log(`\nstruck out: ${place(mutation)}  ${mutation.kind}\n  ${because}`);
  const found = judged.length - survivors.length - struckOut.length;
  console.log(`\nseed ${values.seed}: ${found} of ${judged.length} found, ${struckOut.length} struck out, ${survivors.length} survived`);
}

const place = ({ path, line }: Mutation) => `${path}:${line}`;

/** The line of a mutation, before and after it. */
function lines(mutation: Mutation): [string, string] {
  const lineOf = (text: string) => text.split('\n')[mutation.line - 1]?.trim() ?? '';
  return [lineOf(mutation.text), lineOf(applied(mutation))];
}

await main();
