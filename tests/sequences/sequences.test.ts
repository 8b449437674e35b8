import { createIntercom } from '@gatehouse/connector';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSandbox, type Listening, type Sandbox } from '../../packages/sandbox/src/sandbox.ts';
import { createTestClock } from '../../packages/sandbox/src/testing/caller.ts';
import { beginning } from './begin.ts';
import { companySteps } from './companies.ts';
import { conversationSteps } from './conversations.ts';
import { expectEverything, findingSteps } from './finding.ts';
import type { Model } from './model.ts';
import { peopleSteps } from './people.ts';
import type { Real, Step } from './step.ts';
import { tagSteps } from './tags.ts';
import { ticketSteps } from './tickets.ts';

/** docs/testing.md says how they are used. */
const { SEQUENCES_SEED, SEQUENCES_PATH, SEQUENCES_REPLAY, SEQUENCES_SECONDS } = process.env;
const seed = Number(SEQUENCES_SEED ?? 1);
const limitMs = Number(SEQUENCES_SECONDS ?? 9) * 1000;

/** A search finds a new contact after this long. */
const indexDelayMs = 30_000;
const start = Date.UTC(2026, 2, 10, 15, 30);

let sandbox: Sandbox;
let listening: Listening;
let real: Real;
let begun: Model;
const clock = createTestClock(start);

beforeAll(async () => {
  const size = { contacts: 13, companies: 3, conversations: 6, articles: 1 };
  sandbox = createSandbox({ size, clock, indexDelayMs, rateLimit: 1_000_000 });
  listening = await sandbox.listen(0);
  const admin = sandbox.admins.find(({ bot }) => !bot)?.id ?? '';
  real = { intercom: createIntercom({ token: sandbox.mintToken(), baseUrl: listening.url }), clock, indexDelayMs, admin, taken: new Map() };
  // The tag "Beta", which the segment of the beta testers asks about.
  begun = await beginning(real, new Set(['14928908']));
});

afterAll(async () => {
  await listening.close();
  await sandbox.close();
});

const kinds: readonly (readonly fc.Arbitrary<Step>[])[] = [
  peopleSteps,
  companySteps,
  tagSteps,
  conversationSteps,
  ticketSteps,
  findingSteps,
];

/** Everything at once, and some of it at a time, where more steps meet at the same things. */
const mixtures: readonly fc.Arbitrary<Step>[][] = [
  kinds.flat(),
  [...peopleSteps, ...findingSteps],
  [...peopleSteps, ...companySteps],
  [...peopleSteps, ...tagSteps, ...companySteps],
  [...peopleSteps, ...conversationSteps, ...ticketSteps],
  [...tagSteps, ...conversationSteps, ...ticketSteps, ...findingSteps],
];

/** The world as it began, at the time at which it began. */
function again(): { model: Model; real: Real } {
  clock.advance(start - clock.now());
  sandbox.reset();
  return { model: structuredClone(begun), real };
}

it('begins with something of everything', () => {
  const { people, companies, conversations, tickets, tags, types } = begun;
  for (const things of [people, companies, conversations, tickets, tags, types]) expect(things.length).toBeGreaterThanOrEqual(3);
  expect(new Set(types.map(({ category }) => category)).size).toBe(3);
});

it(
  'agrees with the model after whatever happens',
  async () => {
    const replayPath = SEQUENCES_REPLAY ? { replayPath: SEQUENCES_REPLAY } : {};
    const sequences = fc.oneof(...mixtures.map((mixture) => fc.commands(mixture, { maxCommands: 60, size: 'max', ...replayPath })));
    const property = fc.asyncProperty(sequences, async (sequence) => {
      const world = again();
      await fc.asyncModelRun(() => world, sequence);
      await expectEverything(world.model, world.real);
    });
    const details = await fc.check(property, {
      seed,
      numRuns: 100_000,
      interruptAfterTimeLimit: limitMs,
      ...(SEQUENCES_PATH ? { path: SEQUENCES_PATH, endOnFailure: true } : {}),
    });
    if (details.failed) {
      const replay = /replayPath="([^"]*)"/.exec(fc.stringify(details.counterexample))?.[1] ?? '';
      const how = `SEQUENCES_SEED=${details.seed} SEQUENCES_PATH='${details.counterexamplePath}' SEQUENCES_REPLAY='${replay}'`;
      throw new Error(`The sandbox and the model part ways. To see it again: ${how}\n${fc.defaultReportMessage(details)}`, {
        cause: details.errorInstance,
      });
    }
    const steps = [...real.taken.values()].reduce((sum, each) => sum + each, 0);
    console.log(`${details.numRuns} sequences with ${steps} steps of ${real.taken.size} kinds, seed ${seed}`);
    // A slow machine draws fewer, and not of every kind.
    if (details.numRuns >= 40) expect(real.taken.size).toBe(kinds.flat().length);
  },
  limitMs + 30_000,
);
