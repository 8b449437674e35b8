import type { AuditEntry } from '../audit/audit.ts';
import { actorOf, anonymous } from '../audit/audit.ts';
import { errorTable, GatewayError } from '../errors.ts';
import type { AuditOutcome, Store } from '../store/ports.ts';
import type { Asked, ManagementDeps } from './handler.ts';

interface Change {
  /** The management operation. */
  readonly operation: string;
  /** The audit's name for it. */
  readonly event: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly asked: Asked;
}

export interface Recorder {
  /** Somebody was not let in. */
  refused(change: Change, error: GatewayError): Promise<void>;
  /**
   * Writes down what is about to be done, does it, and writes down what came of it. What cannot be written down is not done.
   * The sentence is read when the work is over.
   */
  around<T>(change: Change, work: () => Promise<T>, sentence: () => string | null): Promise<T>;
}

export function createRecorder({ store, audit, clock }: Pick<ManagementDeps, 'store' | 'audit' | 'clock'>): Recorder {
  const entryOf = async ({ operation, event, input, asked }: Change): Promise<AuditEntry> => ({
    actor: asked.principal ? actorOf(asked.principal) : anonymous,
    surface: 'console',
    effect: 'manage',
    operation,
    event,
    requestId: asked.requestId,
    ...(await subjectOf(operation, input, store)),
  });

  async function written<T>(write: () => Promise<T>): Promise<T> {
    try {
      return await write();
    } catch (cause) {
      const fix = 'Nothing was changed. Whoever runs the gateway looks at its log, and at the disk of its data folder.';
      throw new GatewayError('storage_failed', { fix }, { cause });
    }
  }

  return {
    async refused(change, error) {
      const { outcome, ...facts } = outcomeOf(error);
      await written(async () => audit.record({ ...(await entryOf(change)), ...facts }, outcome));
    },

    async around(change, work, sentence) {
      const startedAt = clock.now();
      const id = await written(async () => audit.begin(await entryOf(change)));
      const finish = (outcome: AuditOutcome) => audit.finish(id, { ...outcome, durationMs: clock.now() - startedAt });
      let result: Awaited<ReturnType<typeof work>>;
      try {
        result = await work();
      } catch (error) {
        // Should this fail as well, the row stays pending, which reads as unknown; the caller needs the first error.
        await finish(outcomeOf(error)).catch(() => {});
        throw error;
      }
      try {
        await finish({ outcome: 'ok', status: 200, explanation: sentence() });
      } catch (cause) {
        throw new GatewayError('outcome_unknown', { operation: change.operation }, { cause });
      }
      return result;
    },
  };
}

function outcomeOf(error: unknown) {
  if (!(error instanceof GatewayError)) {
    return { outcome: 'failed', errorCode: 'internal', status: 500, explanation: `${errorTable.internal.title}.` } as const;
  }
  const { code, status, message, details } = error;
  return {
    outcome: status === 401 || status === 403 ? 'denied' : 'failed',
    errorCode: code,
    status,
    explanation: details.fix ? `${message}. ${details.fix}` : `${message}.`,
  } as const;
}

/** What a change is about, with the names of now: rows are read long after a group or connection is gone. */
async function subjectOf(
  operation: string,
  input: Readonly<Record<string, unknown>>,
  store: Pick<Store, 'groups' | 'connections' | 'keys' | 'members'>,
): Promise<Pick<AuditEntry, 'target' | 'group' | 'connection'>> {
  const text = (name: string) => (typeof input[name] === 'string' ? (input[name] as string).slice(0, 200) : undefined);
  const find = async <T>(table: { get(id: string): Promise<T | undefined> }, id: string | undefined) =>
    id === undefined ? undefined : table.get(id);
  const key = operation === 'keys.revoke' ? await find(store.keys, text('id')) : undefined;
  const member = await find(store.members, text('memberId') ?? (operation.startsWith('members.') ? text('id') : undefined));
  const group = await find(store.groups, operation.startsWith('groups.') ? text('id') : (text('groupId') ?? key?.groupId));
  const connection = await find(store.connections, operation.startsWith('connections.') ? text('id') : text('connectionId'));
  return {
    target: member?.email ?? key?.name ?? text('memberId') ?? text('id') ?? text('email') ?? text('name') ?? null,
    group: group ?? null,
    connection: connection ?? null,
  };
}
