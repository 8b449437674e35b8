import { GatewayError } from '../errors.ts';
import { toIssues } from '../issues.ts';
import type { Caller, Done, ManagementDeps } from './handler.ts';
import { createHandlers } from './handlers.ts';
import { type ManagementName, type ManagementOperation, type ManagementOutput, management } from './index.ts';
import { type Audited, createRecorder } from './record.ts';

/** Carries out the gateway's own operations, for whichever surface asks. Refusals and failures are `GatewayError`s. */
export interface Management {
  /** `readInput` is called once the caller may send something at all: what somebody unknown sends is not even read. */
  run<N extends ManagementName>(name: N, caller: Caller, readInput: () => Promise<unknown>): Promise<Done<ManagementOutput<N>>>;
  /** Whether the installation has its first administrator; until then nearly everything answers `not_claimed`. */
  isClaimed(): Promise<boolean>;
}

type Input = Readonly<Record<string, unknown>>;

export function createManagement(deps: ManagementDeps): Management {
  const recorder = createRecorder(deps);
  const handlers = createHandlers(deps);
  let claimed = false;

  /** The input of somebody who may call the operation. What they may see of it is for its handler. */
  async function admit(operation: ManagementOperation, caller: Caller, readInput: () => Promise<unknown>): Promise<unknown> {
    const { name, access } = operation;
    if (access !== 'public' && !caller.principal) {
      throw new GatewayError('session_missing', { operation: name, fix: 'Sign in to the console.' });
    }
    const input = await readInput();
    if (access !== 'admin' || caller.principal?.role === 'admin') return input;
    const error = new GatewayError('admin_needed', { operation: name, fix: 'Ask an administrator of the organisation to do it.' });
    if (isAudited(operation)) await recorder.refused({ operation, input: isInput(input) ? input : {}, caller }, error);
    throw error;
  }

  async function change(operation: Audited, input: Input, caller: Caller, work: () => Promise<Done<unknown>>): Promise<Done<unknown>> {
    if (!caller.principal) await deps.memory.anonymousLimit.count(caller.origin);
    return recorder.around({ operation, input, caller }, work);
  }

  return {
    async run<N extends ManagementName>(name: N, caller: Caller, readInput: () => Promise<unknown>) {
      const operation = management[name];
      const input = parse(operation, await admit(operation, caller, readInput));
      const work = () => handlers[name](input as never, caller);
      return (isAudited(operation) ? change(operation, input, caller, work) : work()) as Promise<Done<ManagementOutput<N>>>;
    },

    /** Once true it stays true: the last administrator cannot be removed. */
    async isClaimed() {
      claimed ||= await deps.store.members.hasAdministrator();
      return claimed;
    },
  };
}

const isAudited = (operation: ManagementOperation): operation is ManagementOperation & Audited => operation.audit !== false;

const isInput = (input: unknown): input is Input => typeof input === 'object' && input !== null;

function parse({ name, input: schema }: ManagementOperation, raw: unknown): Input {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const issues = toIssues(parsed.error.issues, { input: raw });
  const [first] = issues;
  throw new GatewayError('input_invalid', { operation: name, issues, ...(first && first.field !== '' ? { field: first.field } : {}) });
}
