/**
 * What Gatehouse promises, put to the test on this machine: `npm run prove`. One line a promise, and everything that was seen in
 * `proof.json`. Exit code 0 when all were kept, 1 when one was not, 2 when the question was wrong.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Promised, Verdict } from './prove/promise.ts';
import { promises } from './prove/promises.ts';

const usage = `npm run prove -- [options]

Puts what Gatehouse promises to the test: real processes on this machine, nothing else is reached. About two minutes.

  --only NAME     only this promise (may be repeated): ${promises.map(({ name }) => name).join(', ')}
  --seed NUMBER   which writes and which kills; the same seed asks for the same things (1)
  --writes NUMBER how many writes (2000)
  --kills NUMBER  how often the gateway is killed meanwhile (30)
  --out FILE      where the record goes (proof.json)
  --help          this text`;

/** Whatever hangs, it ends. */
const mostMinutes = 20;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true },
      seed: { type: 'string', default: '1' },
      writes: { type: 'string', default: '2000' },
      kills: { type: 'string', default: '30' },
      out: { type: 'string', default: 'proof.json' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const chosen = choose(values.only);
  const circumstances = {
    seed: whole('seed', values.seed),
    writes: whole('writes', values.writes),
    kills: whole('kills', values.kills),
    progress: (text: string) => process.stderr.write(`  … ${text}\n`),
  };
  console.log(`seed ${circumstances.seed}: ${circumstances.writes} writes, ${circumstances.kills} kills`);
  setTimeout(() => {
    console.error(`Not over after ${mostMinutes} minutes.`);
    process.exit(1);
  }, mostMinutes * 60_000).unref();
  const begunAt = new Date().toISOString();
  const proofs: (Verdict & Pick<Promised, 'name' | 'sentence'> & { kept: boolean })[] = [];
  for (const { name, sentence, prove } of chosen) {
    const verdict = await prove(circumstances);
    const kept = verdict.against.length === 0;
    proofs.push({ name, sentence, kept, ...verdict });
    const figures = Object.entries(verdict.figures).map(([figure, value]) => `${figure} ${value}`);
    console.log(`${kept ? 'KEPT  ' : 'BROKEN'} ${name}: ${sentence} (${figures.join(', ')})`);
    for (const one of verdict.against.slice(0, 5)) console.log(`         ${one}`);
    if (verdict.against.length > 5) console.log(`         and ${verdict.against.length - 5} more: ${values.out}`);
  }
  const { seed, writes, kills } = circumstances;
  writeFileSync(values.out, `${JSON.stringify({ begunAt, node: process.version, seed, writes, kills, promises: proofs }, null, 2)}\n`);
  const broken = proofs.filter(({ kept }) => !kept).length;
  console.log(`${proofs.length - broken} kept, ${broken} broken; the record is ${values.out}`);
  return broken === 0 ? 0 : 1;
}

function choose(only: readonly string[] | undefined): readonly Promised[] {
  const unknown = only?.find((name) => !promises.some((promise) => promise.name === name));
  if (unknown !== undefined) throw new TypeError(`There is no promise "${unknown}".`);
  return promises.filter(({ name }) => only?.includes(name) ?? true);
}

function whole(option: string, value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new TypeError(`--${option} is a whole number, not "${value}".`);
  return Number(value);
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof TypeError)) throw error;
  console.error(`${error.message}\n\n${usage}`);
  process.exitCode = 2;
}
