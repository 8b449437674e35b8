import { type Action, actorOf, anonymous } from '../audit/audit.ts';
import { denied, failed, succeeded } from '../audit/outcome.ts';
import { GatewayError } from '../errors.ts';
import type { Outcome, Store } from '../store/ports.ts';
import type { Caller, Done, ManagementDeps } from './handler.ts';
import { type ManagementFacts, type Subject, variantOf } from './operation.ts';

/** An operation that the audit tells of. */
export type Audited = Pick<ManagementFacts, 'name'> & { readonly audit: Exclude<ManagementFacts['audit'], false> };

interface Change {
  readonly operation: Audited;
  readonly input: Readonly<Record<string, unknown>>;
  readonly caller: Caller;
}

export interface Recorder {
  /** Somebody was not let in. */
  refused(change: Change, error: GatewayError): Promise<void>;
  /** Writes down what is about to be done, does it, and writes down what came of it. What cannot be written down is not done. */
  around<T>(change: Change, work: () => Promise<Done<T>>): Promise<Done<T>>;
}

export function createRecorder({ store, audit, clock }: Pick<ManagementDeps, 'store' | 'audit' | 'clock'>): Recorder {
  const actionOf = async ({ operation, input, caller }: Change): Promise<Action> => ({
    actor: caller.principal ? actorOf(caller.principal) : anonymous,
    surface: 'console',
    effect: 'manage',
    operation: operation.name,
    variant: variantOf(operation, input),
    event: operation.audit.event,
    requestId: caller.requestId,
    ...(operation.audit.subject === 'none' ? {} : await readSubject(operation.audit.subject, input, store)),
  });

  async function written<T>(write: () => Promise<T>): Promise<T> {
    try {
      return await write();
    } catch (cause) {
      const fix = 'Nothing was changed. Whoever runs the gateway looks at its log, and at the disk of its data folder.';
      if (cause instanceof GatewayError && cause.code === 'storage_full') throw cause;
      throw new GatewayError('storage_failed', { fix }, { cause });
    }
  }

  return {
    async refused(change, error) {
      await written(async () => audit.record(await actionOf(change), outcomeOf(error)));
    },

    async around(change, work) {
      const startedAt = clock.now();
      const id = await written(async () => audit.begin(await actionOf(change)));
      const finish = (outcome: Outcome) => audit.finish(id, { ...outcome, durationMs: clock.now() - startedAt });
      let done: Awaited<ReturnType<typeof work>>;
      try {
        done = await work();
      } catch (error) {
        // Should this fail as well, the row stays pending, which reads as unknown; the caller needs the first error.
        await finish(outcomeOf(error)).catch(() => {});
        throw error;
      }
      try {
        await finish(succeeded({ status: 200, explanation: done.explanation ?? null }));
      } catch (cause) {
        throw new GatewayError('outcome_unknown', { operation: change.operation.name }, { cause });
      }
      return done;
    },
  };
}

function outcomeOf(cause: unknown): Outcome {
  const error = cause instanceof GatewayError ? cause : new GatewayError('internal', {}, { cause });
  const { status, message, details } = error;
  const facts = { status, explanation: details.fix ? `${message}. ${details.fix}` : `${message}.` };
  return status === 401 || status === 403 ? denied(error, facts) : failed(error, facts);
}

/** What a change is about, with the names of now: rows are read long after a group or connection is gone. */
async function readSubject(
  subject: Subject,
  input: Readonly<Record<string, unknown>>,
  store: Pick<Store, 'groups' | 'connections' | 'keys' | 'members'>,
): Promise<Pick<Action, 'target' | 'group' | 'connection'>> {
  const given = (field: string | undefined): string | undefined => {
    const value = field === undefined ? undefined : input[field];
    return typeof value === 'string' ? value.slice(0, 200) : undefined;
  };
  const read = async <T>(table: { get(id: string): Promise<T | undefined> }, field: string | undefined) => {
    const id = given(field);
    return id === undefined ? undefined : table.get(id);
  };
  const [member, key, connection] = await Promise.all([
    read(store.members, subject.member),
    read(store.keys, subject.key),
    read(store.connections, subject.connection),
  ]);
  const group = key ? await store.groups.get(key.groupId) : await read(store.groups, subject.group);
  const first = subject.member ?? subject.key ?? subject.group ?? subject.connection;
  const target =
    subject.target === undefined ? (member?.email ?? (key ?? group ?? connection)?.name ?? given(first)) : given(subject.target);
  return { target: target ?? null, group: group ?? null, connection: connection ?? null };
}
