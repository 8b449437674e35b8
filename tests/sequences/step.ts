import { type Intercom, IntercomError } from '@gatehouse/connector';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { TestClock } from '../../packages/sandbox/src/testing/caller.ts';
import type { Model } from './model.ts';

/** What is compared with the model. */
export interface Real {
  readonly intercom: Intercom;
  /** Of the sandbox: it stands still until a step moves it. */
  readonly clock: TestClock;
  /** How long a search does not find a new contact. */
  readonly indexDelayMs: number;
  readonly admin: string;
  /** How often each kind of step was taken. */
  readonly taken: Map<string, number>;
}

export type Step = fc.AsyncCommand<Model, Real>;

export const seconds = ({ clock }: Real) => Math.floor(clock.now() / 1000);

/** One kind of step, with all that is chosen for it. It is left out where `possible` says no. */
export function step<Chosen extends object>(
  name: string,
  choices: { [Key in keyof Chosen]: fc.Arbitrary<Chosen[Key]> },
  run: (model: Model, real: Real, chosen: Chosen) => Promise<void>,
  possible: (model: Model, chosen: Chosen) => boolean = () => true,
): fc.Arbitrary<Step> {
  return (fc.record(choices) as fc.Arbitrary<Chosen>).map((chosen) => ({
    check: (model) => possible(model, chosen),
    run: async (model, real) => {
      await run(model, real, chosen);
      real.taken.set(name, (real.taken.get(name) ?? 0) + 1);
    },
    toString: () => `${name} ${JSON.stringify(chosen)}`,
  }));
}

/** A thing by its number, the newest first: small numbers, so that steps meet at the same things. */
export const number = fc.nat(6);

export function pick<T>(things: readonly T[], which: number): T {
  const thing = things.at(-1 - (which % things.length));
  if (thing === undefined) throw new Error('There is nothing to pick from.');
  return thing;
}

/** What Intercom says no with: the status and its code. */
export type Refusal = readonly [status: number, code: string];

/** The answer; nothing where the model said that it is refused, and it was. */
export async function attempt<T>(call: PromiseLike<T>, refusal: Refusal | undefined): Promise<T | undefined> {
  const outcome = await Promise.resolve(call).then(
    (answer) => ({ answer, refused: undefined }),
    (error: unknown) => {
      if (error instanceof IntercomError && error.status !== undefined) return { answer: undefined, refused: error };
      throw error;
    },
  );
  expect(outcome.refused ? [outcome.refused.status, outcome.refused.code] : undefined).toEqual(refusal);
  return outcome.answer;
}

/** How it was refused, when words count. */
export async function refused(call: PromiseLike<unknown>): Promise<IntercomError> {
  const error: unknown = await Promise.resolve(call).then(
    () => undefined,
    (cause: unknown) => cause,
  );
  expect(error).toBeInstanceOf(IntercomError);
  return error as IntercomError;
}

export const sorted = (ids: Iterable<unknown>) => [...ids].map(String).sort();
