export type { AppOptions } from './auth.ts';
export type { Fault, FaultKind, FaultRule } from './faults.ts';
export type { LedgerEntry } from './ledger.ts';
export type { SeenRequest } from './requests.ts';
export { createSandbox, type Listening, type Sandbox, type SandboxOptions } from './sandbox.ts';
export type { Size } from './seed/index.ts';
export type { Admin, Workspace } from './world.ts';
