import type * as z from 'zod';
import { GatewayError } from '../errors.ts';
import { activityHandlers } from './activity.ts';
import { createAnonymousLimit } from './anonymous-limit.ts';
import { connectionHandlers } from './connections.ts';
import { type ManagementName, type ManagementOperation, type ManagementOutput, management } from './contract.ts';
import { groupHandlers } from './groups.ts';
import type { Asked, HandlerCall, Handlers, ManagementDeps } from './handler.ts';
import { keyHandlers } from './keys.ts';
import { memberHandlers } from './members.ts';
import { createRecorder } from './record.ts';
import { setupHandlers } from './setup.ts';

export interface Done<T> {
  readonly output: T;
  /** To be set as they are. */
  readonly cookies: readonly string[];
  /** Value of the cookie that binds an authorization to this browser; null when there is none to set. */
  readonly browserCookie: string | null;
}

/** Carries out the contract, for whichever surface asks. Refusals and failures are `GatewayError`s. */
export interface RunManagement {
  /** `input` is as it came; `asked.principal` as the surface found it. */
  run<N extends ManagementName>(name: N, input: unknown, asked: Asked): Promise<Done<ManagementOutput<N>>>;
  /** When a browser comes back from Intercom. */
  finishAuthorization(
    answer: { code: string | undefined; state: string | undefined; error: string | undefined; browserCookie: string | undefined },
    asked: Asked,
  ): Promise<{ name: string }>;
  /** Whether the installation has its first administrator; until then nearly everything answers `not_claimed`. */
  isClaimed(): Promise<boolean>;
}

export function createManagement(deps: ManagementDeps): RunManagement {
  const recorder = createRecorder(deps);
  const limitAnonymous = createAnonymousLimit(deps.clock);
  const connections = connectionHandlers(deps);
  const handlers: Handlers = {
    ...setupHandlers(deps, isClaimed),
    ...memberHandlers(deps),
    ...groupHandlers(deps),
    ...keyHandlers(deps),
    ...connections,
    ...activityHandlers(deps),
  };
  let claimed = false;

  /** Once true it stays true: the last administrator cannot be removed. */
  async function isClaimed(): Promise<boolean> {
    claimed ||= (await deps.store.members.list()).some(({ role }) => role === 'admin');
    return claimed;
  }

  /** The only place where a role counts. */
  async function admit(name: ManagementName, operation: ManagementOperation, input: unknown, asked: Asked): Promise<void> {
    if (operation.access === 'public') return;
    const { principal } = asked;
    if (!principal) throw signInFirst(name);
    if (operation.access === 'member' || principal.role === 'admin') return;
    const error = new GatewayError('admin_needed', { operation: name, fix: 'Ask an administrator of the organisation to do it.' });
    if (operation.audit) await recorder.refused({ operation: name, event: operation.audit, input: asFields(input), asked }, error);
    throw error;
  }

  async function carryOut<T>(
    change: { operation: ManagementName; event: string; input: Readonly<Record<string, unknown>> },
    call: HandlerCall,
    work: () => Promise<T>,
  ): Promise<T> {
    if (!call.principal) limitAnonymous(call.address);
    return recorder.around({ ...change, asked: call }, work, () => call.explanation);
  }

  const callOf = (asked: Asked): HandlerCall => ({ ...asked, cookies: [], browserCookie: null, explanation: null });

  return {
    async run(name, raw, asked) {
      const operation: ManagementOperation = management[name];
      await admit(name, operation, raw, asked);
      const input = parse(name, operation, raw);
      const call = callOf(asked);
      const handler = handlers[name] as (input: unknown, call: HandlerCall) => Promise<ManagementOutput<typeof name>>;
      const work = () => handler(input, call);
      const output = await (operation.audit === false ? work() : carryOut({ operation: name, event: operation.audit, input }, call, work));
      return { output, cookies: call.cookies, browserCookie: call.browserCookie };
    },

    async finishAuthorization(answer, asked) {
      const operation = 'connections.authorize';
      await admit(operation, management[operation], {}, asked);
      const call = callOf(asked);
      const change = { operation, event: 'connection.authorized', input: {} } as const;
      return carryOut(change, call, () => connections.finishAuthorization(answer, call));
    },

    isClaimed,
  };
}

export const signInFirst = (name: ManagementName): GatewayError =>
  new GatewayError('session_missing', { operation: name, fix: 'Sign in to the console.' });

function parse(name: ManagementName, operation: ManagementOperation, raw: unknown): Readonly<Record<string, unknown>> {
  const parsed = operation.input.safeParse(raw);
  if (parsed.success) return parsed.data as Record<string, unknown>;
  const issues = parsed.error.issues.flatMap(toIssues).slice(0, 20);
  const [first] = issues;
  throw new GatewayError('input_invalid', { operation: name, issues, ...(first && first.field !== '' ? { field: first.field } : {}) });
}

/** Zod names unknown fields in one complaint; a form wants one at each field. */
function toIssues(issue: z.core.$ZodIssue): { field: string; problem: string }[] {
  const at = (field?: string) => [...issue.path.map(String), ...(field === undefined ? [] : [field])].join('.').slice(0, 200);
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ field: at(key), problem: 'is not a field of this operation' }));
  return [{ field: at(), problem: issue.message }];
}

const asFields = (input: unknown): Readonly<Record<string, unknown>> =>
  typeof input === 'object' && input !== null ? (input as Record<string, unknown>) : {};
