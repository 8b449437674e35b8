import { type Clock, findOperation, IntercomError, loadOperation, type Sent, type Transport } from '@gatehouse/connector';
import type { Access } from '../access/access.ts';
import type { Audit } from '../audit/audit.ts';
import { GatewayError } from '../errors.ts';
import type { AuditOutcome, Connection, JournalStore } from '../store/ports.ts';
import type { Vault } from '../vault/vault.ts';
import { type Budgets, createBudgets } from './budgets.ts';
import type { Answer, Call, Calls } from './calls.ts';
import { checkInput, checkVersion, type Input } from './check-input.ts';
import { createEgress } from './egress.ts';
import { inputHash } from './input-hash.ts';
import { createRecentWrites } from './recent-writes.ts';
import { type Trail, toAuditEntry, type Verdict } from './trail.ts';
import { lacksPermission, toGatewayError } from './upstream-errors.ts';

export interface CallsDeps {
  readonly access: Access;
  readonly vault: Vault;
  readonly journal: Pick<JournalStore, 'intend' | 'markSent' | 'settle'>;
  readonly audit: Pick<Audit, 'row' | 'record'>;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly random: () => number;
  readonly newId: () => string;
  readonly budgets?: Budgets;
  /** For one call, waiting and repeats included. @default 30000 */
  readonly timeoutMs?: number;
  /** Told of what could not be recorded after Intercom had answered; the caller gets the answer all the same. */
  readonly onError?: (error: unknown) => void;
}

/** With `idle`, which is over when every call that was begun is: a write goes on when its caller has left, until its outcome is recorded. */
export function createCalls(deps: CallsDeps): Calls & { idle(): Promise<void> } {
  const { access, vault, journal, audit, clock, newId, budgets = createBudgets({ clock }), onError = () => {} } = deps;
  const depart = createEgress({ ...deps, budgets });
  const recent = createRecentWrites({ clock });
  const running = new Set<Promise<unknown>>();

  const track = <T>(work: Promise<T>): Promise<T> => {
    running.add(work);
    const over = () => running.delete(work);
    work.then(over, over);
    return work;
  };

  async function invoke(call: Call): Promise<Answer> {
    const { operation } = call;
    const begun = { begunAt: clock.now(), call, operation };
    const decision = await recorded(() => access.decide(call.principal, call.connection, operation));
    const trail: Trail = { ...begun, groupName: decision.groupName, connection: decision.connection };
    if (!decision.allow) {
      const { code, explanation, details } = decision;
      await record(trail, { outcome: 'denied', errorCode: code, explanation });
      // The whole sentence: it names the group, the scope and who can change it.
      throw new GatewayError(code, { ...details, fix: explanation });
    }
    let input: Input;
    try {
      checkVersion(operation, call.version);
      input = checkInput(await loadOperation(operation.name), call.input);
    } catch (error) {
      if (error instanceof GatewayError) await record(trail, failureOf(error));
      throw error;
    }
    const job: Job = { call, input, connection: decision.connection, trail };
    if (operation.effect === 'read') return read(job);
    // A call that sets a state ends in the same state however often it is made.
    return operation.retry === 'S' ? write(job) : writeOnce(job);
  }

  async function writeOnce(job: Job): Promise<Answer> {
    const { call, connection, input, trail } = job;
    const key = `${call.principal.keyId} ${connection.id} ${inputHash(call.operation, input)}`;
    const earlier = recent.earlier(key);
    if (!earlier) {
      const work = write(job);
      recent.remember(key, work, call.signal);
      return work;
    }
    const explanation = 'The same call as one just before, whose caller did not learn its outcome: not sent again.';
    const outcome = await earlier.then(
      () => 'ok' as const,
      () => 'unknown' as const,
    );
    const errorCode = outcome === 'ok' ? null : 'outcome_unknown';
    await record(trail, { outcome, errorCode, explanation });
    return earlier;
  }

  /**
   * A read is recorded once, after Intercom's answer and before it is given: half the cost of a row before and its completion
   * after, and whoever is told something stands in the audit. A read that a crash cuts short told nobody anything.
   */
  async function read({ call, input, connection, trail }: Job): Promise<Answer> {
    const { operation, principal, version, signal } = call;
    const departure = { connection, groupId: principal.groupId, operation, input, ...optional({ version, signal }) };
    const arrival = await settled(() => depart(departure));
    const { answer, error } = await judge(call, connection, arrival);
    const verdict = { ...verdictOf(arrival, error), durationMs: clock.now() - trail.begunAt };
    const auditId = await record(trail, verdict, 'The answer was withheld because it could not be recorded.');
    if (error) throw error;
    return { ...answer, auditId };
  }

  async function write({ call, input, connection, trail }: Job): Promise<Answer> {
    const { operation, principal, version } = call;
    const journalId = newId();
    const now = clock.now();
    const row = audit.row(toAuditEntry(trail), 'pending');
    const entry = {
      id: journalId,
      auditId: row.id,
      connectionId: connection.id,
      operation: operation.name,
      inputHash: inputHash(operation, input),
      state: 'intent' as const,
      createdAt: now,
      updatedAt: now,
    };
    await recorded(() => journal.intend(row, entry));
    const caller = follow(call.signal);
    let unrecorded: unknown;
    const onSent = async () => {
      // From here on the answer matters whether or not the caller waits for it.
      caller.letGo();
      try {
        await journal.markSent(journalId, clock.now());
      } catch (cause) {
        unrecorded = cause;
        throw new IntercomError('aborted', 'it could not be recorded', { operation: operation.name, outcome: 'not_sent' }, { cause });
      }
    };
    const departure = { connection, groupId: principal.groupId, operation, input, signal: caller.signal, onSent, ...optional({ version }) };
    const arrival = await settled(() => depart(departure));
    caller.letGo();
    const { answer, error } =
      unrecorded === undefined
        ? await judge(call, connection, arrival, journalId)
        : { answer: nothing, error: new GatewayError('storage_failed', {}, { cause: unrecorded }) };
    const verdict: AuditOutcome = { ...verdictOf(arrival, error), durationMs: clock.now() - trail.begunAt };
    const state = error === undefined ? 'done' : error.code === 'outcome_unknown' ? 'unknown' : 'failed';
    // What Intercom did is done. Hiding its answer would make the caller do it again, so the caller gets it in any case.
    await journal.settle(journalId, state, clock.now(), row.id, verdict).catch(onError);
    if (error) throw error;
    return { ...answer, auditId: row.id };
  }

  const record = (trail: Trail, { outcome, ...verdict }: Verdict, fix?: string) =>
    recorded(() => audit.record(toAuditEntry(trail, verdict), outcome), fix);

  async function judge(call: Call, connection: Connection, arrival: Arrival, journalId?: string): Promise<Judged> {
    const operation = await loadOperation(call.operation.name);
    const circumstances = { operation, connection, ...optional({ journalId }) };
    if (arrival.ok) {
      vault.permissionSeen(connection.id, operation.scope, true);
      const { status, header, body, requestId } = arrival.sent;
      if (operation.output.safeParse(body).success) return { answer: { status, headers: passedOn(header), body } };
      const outcome = operation.effect === 'read' ? 'failed' : 'unknown';
      const facts = { operation: operation.name, outcome, status, ...optional({ requestId }) } as const;
      return {
        answer: nothing,
        error: toGatewayError(new IntercomError('answer_invalid', 'the answer has another shape', facts), circumstances),
      };
    }
    const { cause } = arrival;
    if (cause instanceof GatewayError) return { answer: nothing, error: cause };
    if (!(cause instanceof IntercomError)) return { answer: nothing, error: new GatewayError('internal', {}, { cause }) };
    if (lacksPermission(cause)) vault.permissionSeen(connection.id, operation.scope, false);
    const afterRefusal = cause.status === 401 ? await vault.confirmRefused(connection).catch(() => 'unreachable' as const) : undefined;
    return { answer: nothing, error: toGatewayError(cause, { ...circumstances, ...optional({ afterRefusal }) }) };
  }

  async function refuseUnknown({ asked, error, ...call }: Parameters<Calls['refuseUnknown']>[0]): Promise<never> {
    const refusal = error ?? new GatewayError('operation_unknown', { operation: asked });
    const { groupName } = await recorded(() => access.policyOf(call.principal));
    const trail: Trail = { begunAt: clock.now(), call, operation: findOperation(asked) ?? { asked }, groupName, connection: undefined };
    await record(trail, { ...failureOf(refusal), outcome: 'denied' });
    throw refusal;
  }

  return {
    invoke: (call) => track(invoke(call)),
    refuseUnknown: (call) => track(refuseUnknown(call)),
    async idle() {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}

interface Job {
  readonly call: Call;
  readonly input: Input;
  readonly connection: Connection;
  readonly trail: Trail;
}

type Arrival = { readonly ok: true; readonly sent: Sent } | { readonly ok: false; readonly cause: unknown };

interface Judged {
  readonly answer: Omit<Answer, 'auditId'>;
  readonly error?: GatewayError;
}

const nothing: Judged['answer'] = { status: 0, headers: {}, body: undefined };

const settled = (work: () => Promise<Sent>): Promise<Arrival> =>
  work().then(
    (sent) => ({ ok: true, sent }),
    (cause) => ({ ok: false, cause }),
  );

/** What cannot be written down does not happen. */
async function recorded<T>(work: () => Promise<T>, fix?: string): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof GatewayError) throw cause;
    throw new GatewayError('storage_failed', optional({ fix }), { cause });
  }
}

/** A signal that follows the caller's until it is let go. */
function follow(signal: AbortSignal | undefined): { signal: AbortSignal; letGo: () => void } {
  const controller = new AbortController();
  const stop = () => controller.abort(signal?.reason);
  if (signal?.aborted) stop();
  signal?.addEventListener('abort', stop, { once: true });
  return { signal: controller.signal, letGo: () => signal?.removeEventListener('abort', stop) };
}

const failureOf = (error: GatewayError): Verdict => ({
  outcome: 'failed',
  errorCode: error.code,
  explanation: error.details.fix ?? error.message,
});

function verdictOf(arrival: Arrival, error: GatewayError | undefined): Verdict {
  const facts = arrival.ok ? arrival.sent : arrival.cause instanceof IntercomError ? arrival.cause : undefined;
  return {
    ...(error ? failureOf(error) : {}),
    outcome: error === undefined ? 'ok' : error.code === 'outcome_unknown' ? 'unknown' : 'failed',
    status: facts?.status ?? null,
    intercomRequestId: facts?.requestId ?? null,
  };
}

const shownHeaders = ['x-request-id', 'intercom-version', 'x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset'];

function passedOn(header: (name: string) => string | null): Record<string, string> {
  return Object.fromEntries(
    shownHeaders.flatMap((name) => [[name, header(name)] as const]).filter((entry): entry is [string, string] => entry[1] !== null),
  );
}

/** Leaves out what is undefined: an absent option and an undefined one are not the same to the types. */
function optional<T extends Record<string, unknown>>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
