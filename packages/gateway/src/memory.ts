import type { Clock } from '@gatehouse/connector';
import { type Bytes, createBytes } from './bytes.ts';
import { type Budgets, createBudgets } from './calls/budgets.ts';
import { createSignInAttempts, type SignInAttempts } from './identity/sign-in-attempts.ts';
import { type AnonymousLimit, createAnonymousLimit } from './management/anonymous-limit.ts';
import { createProbes, type Probes } from './vault/probes.ts';

/**
 * What a gateway remembers besides its store, each behind a port of the room that needs it. Here it is the memory of one process;
 * ARCHITECTURE.md, "What one process remembers", says of each what several processes would have to share.
 */
export interface Memory {
  readonly budgets: Budgets;
  readonly bytes: Bytes;
  readonly signInAttempts: SignInAttempts;
  readonly anonymousLimit: AnonymousLimit;
  readonly probes: Probes;
}

export const createMemory = (clock: Clock): Memory => ({
  budgets: createBudgets({ clock }),
  bytes: createBytes(),
  signInAttempts: createSignInAttempts(clock),
  anonymousLimit: createAnonymousLimit(clock),
  probes: createProbes(),
});
