import type { Clock } from '@gatehouse/connector';
import { createSignInAttempts, type SignInAttempts } from './identity/sign-in-attempts.ts';
import { createPermissionsSeen, type PermissionsSeen } from './vault/permissions-seen.ts';
import { createProbes, type Probes } from './vault/probes.ts';

/**
 * What a gateway remembers besides its store, each behind a port of the room that needs it. Here it is the memory of one process;
 * ARCHITECTURE.md, "What one process remembers", says of each what several processes would have to share.
 */
export interface Memory {
  readonly signInAttempts: SignInAttempts;
  readonly probes: Probes;
  readonly permissionsSeen: PermissionsSeen;
}

export const createMemory = (clock: Clock): Memory => ({
  signInAttempts: createSignInAttempts(clock),
  probes: createProbes(),
  permissionsSeen: createPermissionsSeen(),
});
