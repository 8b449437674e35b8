import {
  findOperation,
  IntercomError,
  latestVersion,
  loadOperation,
  type OperationFacts,
  send,
  sendWire,
  toExactJson,
  toSentRequest,
} from '@gatehouse/connector';
import type { Access } from '../access/access.ts';
import { denialOf } from '../access/denial.ts';
import type { Extent } from '../access/opening.ts';
import { askedAgain, denied } from '../audit/outcome.ts';
import type { Refusals } from '../audit/refusals.ts';
import type { Bytes, Load } from '../bytes.ts';
import { GatewayError } from '../errors.ts';
import type { Connection, JournalIntent, JournalStore, KeptAnswer, Outcome } from '../store/ports.ts';
import type { Vault } from '../vault/vault.ts';
import { type Decided, targetTold, toAction } from './action.ts';
import { createAdmit } from './admit.ts';
import { type Budgets, rateHeaders } from './budgets.ts';
import { type Answer, type Call, longestCallMs } from './call.ts';
import { checkInput, checkVersion, type Input } from './check-input.ts';
import { checkWire } from './check-wire.ts';
import { createCrowd } from './crowd.ts';
import { createDriftCount, type DriftDeps } from './drift.ts';
import { extentOf } from './extent.ts';
import { inputHash } from './input-hash.ts';
import { createKeptAnswers, madeIdOf } from './kept-answers.ts';
import { createConclude, type Ending, refused } from './outcome.ts';
import { createReconcile, type Reconcile, type ReconcileDeps } from './reconcile.ts';
import { callerOf, endingOf, equalWindowMs, isMeantEachTime, keyOf, keyReused, keyWindowMs, ruleOf } from './repeats.ts';

/** The only door to Intercom, for every surface alike. Refusals and failures are `GatewayError`s. */
export interface Calls {
  invoke(call: Call): Promise<Answer>;
  /** A call that is not carried out, whatever the policy: refused with `error`, `operation_unknown` unless told, but audited like one. */
  refuseUnknown(call: Omit<Call, 'operation'> & { readonly asked: string; readonly error?: GatewayError }): Promise<never>;
  /** The rate window of a connection as it is now, in Intercom's headers; none where it is not known. */
  rate(call: Pick<Call, 'principal' | 'connection'>): Promise<Readonly<Record<string, string>>>;
}

export interface CallsDeps extends DriftDeps, ReconcileDeps {
  readonly access: Access;
  readonly vault: Vault;
  readonly journal: JournalStore;
  readonly newId: () => string;
  readonly refusals: Pick<Refusals, 'record'>;
  readonly memory: { readonly budgets: Budgets; readonly bytes: Bytes };
  /** For one call, waiting and repeats included. @default `longestCallMs` */
  readonly timeoutMs?: number;
  /** Told of what could not be recorded after Intercom had answered; the caller gets the answer all the same. */
  readonly onError?: (error: unknown) => void;
}

interface Job {
  readonly call: Call;
  readonly input: Input;
  /** Whether only a part of the operation is open, which its input is of. */
  readonly isPart: boolean;
  readonly connection: Connection;
  readonly decided: Decided;
  readonly begunAt: number;
  readonly load: Load;
}

/** An ending that stands in the audit. */
type Recorded = Ending & { readonly auditId: string };

/**
 * With `run`, which looks for what became of unknown writes, and `idle`, which is over when every call that was begun is: a write goes
 * on when its caller has left, until its outcome is recorded.
 */
export function createCalls(deps: CallsDeps): Calls & Pick<Reconcile, 'run'> & { idle(): Promise<void> } {
  const { access, vault, journal, audit, refusals, transport, clock, random, newId, timeoutMs = longestCallMs, onError = () => {} } = deps;
  const { budgets, bytes } = deps.memory;
  const admit = createAdmit({ vault, budgets });
  const drifts = createDriftCount(deps);
  const conclude = createConclude({ vault, drifts });
  const kept = createKeptAnswers(vault);
  const reconcile = createReconcile(deps, { admit, kept });
  const crowd = createCrowd();
  const running = new Set<Promise<unknown>>();
  /** Outcomes for which there was no room on the disk when they came. */
  const owed: (() => Promise<void>)[] = [];
  /** Writes of this process, by the id of their entry. */
  const underWay = new Map<string, Promise<Recorded>>();

  const track = <T>(work: Promise<T>): Promise<T> => {
    running.add(work);
    const over = () => running.delete(work);
    work.then(over, over);
    return work;
  };

  async function invoke(call: Call): Promise<Answer> {
    const { operation } = call;
    const begunAt = clock.now();
    const asked = extentOf(call);
    const decision = await written(() => access.decide(call.principal, call.connection, operation, asked));
    const { groupName, connection } = decision;
    const scope = (decision.allow ? decision.scope : decision.details.scope) ?? operation.scope;
    const decided: Decided = { call, operation, groupName, connection, scope };
    if (!decision.allow) {
      // No scope opens what does not fit: whoever slipped is not sent to an administrator for more.
      if (decision.opensPart && !call.raw && !call.wire) await checked(call, decided);
      return refuse(decided, denialOf(decision));
    }
    const isPart = decision.scope !== operation.scope;
    const full = crowd.refusal(call.principal.groupId);
    if (full) return refuse(decided, full);
    const leave = crowd.enter(call.principal.groupId);
    const load = call.load ?? bytes.begin();
    try {
      const input = await (isPart && typeof asked === 'object' && 'input' in asked
        ? checkedPart(call, asked.input, decided)
        : checked(call, decided));
      const job: Job = { call, input, isPart, connection: decision.connection, decided, begunAt, load };
      return give(await (operation.effect === 'read' ? read(job) : write(job)));
    } finally {
      if (load !== call.load) load.release();
      leave();
    }
  }

  /** What was decided by its input is sent from it, whatever the bytes were that it was read from: so nothing else can leave. */
  async function checkedPart({ operation, version }: Call, input: unknown, decided: Decided): Promise<Input> {
    try {
      checkVersion(operation, version);
      return checkInput(await loadOperation(operation.name), input);
    } catch (error) {
      if (error instanceof GatewayError) return refuse(decided, error);
      throw error;
    }
  }

  async function checked({ operation, version, input, raw, wire }: Call, decided: Decided): Promise<Input> {
    try {
      checkVersion(operation, version);
      if (raw) return input as Input;
      const whole = await loadOperation(operation.name);
      if (!wire) return checkInput(whole, input);
      const { input: read, drift } = checkWire(whole, wire, { version: version ?? latestVersion, strict: wire.strict });
      drifts.note(operation.name, drift);
      return read;
    } catch (error) {
      if (error instanceof GatewayError) return refuse(decided, error);
      throw error;
    }
  }

  /** Before anything of it left: written down, or counted where there are many. */
  async function refuse(decided: Decided, error: GatewayError, { outcome } = refused(error)): Promise<never> {
    throw await written(() => refusals.record(toAction(decided), error, outcome));
  }

  /**
   * A read is recorded once, after Intercom's answer and before it is given: half the cost of a row before and its completion
   * after, and whoever is told something stands in the audit. A read that a crash cuts short told nobody anything.
   */
  async function read(job: Job): Promise<Recorded> {
    const ending = timed(job, await carryOut(job, job.call));
    if (ending.error?.code === 'upstream_rate_limited' && ending.outcome.status === null) return refuse(job.decided, ending.error, ending);
    return record(job.decided, ending, 'The answer was withheld because it could not be recorded.');
  }

  async function write(job: Job): Promise<Recorded> {
    const { call, connection, decided, input } = job;
    const { operation } = call;
    const now = clock.now();
    // Before it costs two rows: what cannot leave in time is refused as it would be in its turn.
    const spent = budgets.of(connection).refusal({ flow: call.principal.groupId, until: now + timeoutMs });
    if (spent) {
      const loaded = await wholeOf(call);
      const ending = await conclude.threw(overBudget(operation, spent.retryAfterMs), { operation: loaded, connection });
      if (ending.error) return refuse(decided, ending.error, ending);
    }
    const entry = audit.entry(toAction(decided));
    const place = { id: newId(), connectionId: connection.id };
    const intent = {
      ...place,
      auditId: entry.id,
      operation: operation.name,
      inputHash: inputHash(operation, input),
      createdAt: now,
      caller: callerOf(call),
      target: entry.target,
      idempotencyKey: keyOf(call),
      // Kept to find out what became of it, where that can be found out.
      request: operation.reconcile
        ? vault.records.seal({ connectionId: connection.id, entryId: place.id, field: 'request' }, toExactJson(input))
        : null,
    };
    const made = await written(() => journal.intend(entry, intent, ruleOf(operation, input, now)));
    if (made.kind === 'new') return tracked(place.id, carry(job, intent));
    if (made.kind === 'key_reused') return refuse(decided, keyReused(made.entry));
    const running = underWay.get(made.entry.id);
    if (!running) {
      const entry = await written(() => reconcile.look(made.entry, call.signal));
      return entry.settlement === 'absent' ? write(job) : again(job, endingOf(entry, kept, connection.name));
    }
    const first = await running;
    // Intercom said nothing of it: it ended with its own caller, who left or lost the right to it.
    return first.outcome.outcome === 'failed' && first.outcome.status === null ? write(job) : again(job, first);
  }

  /** What became of the write before, for whoever asked for it again. */
  function again({ call, decided, connection }: Job, { outcome, ...first }: Ending): Promise<Recorded> {
    const told = { ...outcome, explanation: askedAgain, durationMs: null, ...wentTo(call, { outcome, ...first } as Ending) };
    if (first.error) return record(decided, { error: first.error, outcome: told });
    // The window of then says nothing of now.
    const headers = { ...first.answer.headers, ...rateHeaders(budgets.of(connection).state()) };
    const ending: Ending = { answer: { ...first.answer, headers, repeated: true as const }, outcome: told };
    return record(decided, ending);
  }

  function tracked(id: string, work: Promise<Recorded>): Promise<Recorded> {
    underWay.set(id, work);
    const over = () => underWay.delete(id);
    work.then(over, over);
    return work;
  }

  async function carry(job: Job, intent: JournalIntent): Promise<Recorded> {
    const { call } = job;
    const caller = follow(call.signal);
    const leaving = async () => {
      // Whoever left while it waited for its turn need not be told that it is unknown: it never left.
      caller.signal.throwIfAborted();
      // From here on the answer matters whether or not the caller waits for it.
      caller.letGo();
      await written(() => journal.markSent(intent.id, clock.now()));
    };
    const ending = timed(job, await whole(job, intent.id, await carryOut(job, { signal: caller.signal, leaving, journalId: intent.id })));
    // What Intercom did is done. Hiding its answer would make the caller do it again, so the caller gets it in any case.
    const now = clock.now();
    const settle = () => journal.settle(intent, ending.outcome, now, toKeep(job, intent, ending, now));
    await settle().catch((error: unknown) => {
      onError(error);
      owed.push(settle);
    });
    return { ...ending, auditId: intent.auditId };
  }

  /** A write that was answered with yes, but whose answer could not be read, was done: what it made is read back. */
  async function whole({ call }: Job, id: string, ending: Ending): Promise<Ending> {
    if (ending.error || ending.answer.body !== undefined || call.operation.reconcile === undefined) return ending;
    const body = await reconcile.readBack(id).catch(() => undefined);
    return { ...ending, answer: { ...ending.answer, body } };
  }

  /** The answer, for as long as somebody may ask for the same again. */
  function toKeep({ call, input }: Job, intent: JournalIntent, ending: Ending, now: number): KeptAnswer | undefined {
    if (ending.error || (isMeantEachTime(call.operation, input) && call.idempotencyKey === undefined)) return undefined;
    const { answer } = ending;
    return {
      answer: kept.keep(intent, answer),
      keepUntil: now + (call.idempotencyKey === undefined ? equalWindowMs : keyWindowMs),
      heard: call.signal?.aborted !== true,
      madeId: madeIdOf(call.operation, answer.body),
    };
  }

  interface Way {
    readonly signal?: AbortSignal | undefined;
    readonly leaving?: () => Promise<void>;
    readonly journalId?: string;
  }

  /** To Intercom and back. Never throws: whatever happens is how the call ended. */
  async function carryOut({ call, connection, input, isPart, load }: Job, { signal, leaving, journalId }: Way): Promise<Ending> {
    const { version, raw, wire } = call;
    const operation = await (isPart ? loadOperation(call.operation.name) : wholeOf(call));
    const circumstances = { operation, connection, ...(raw || wire ? {} : { input }), ...(journalId === undefined ? {} : { journalId }) };
    const asked = isPart ? { input } : undefined;
    try {
      const options = {
        admit: admit({
          flow: call.principal.groupId,
          connection,
          allowed: () => allowed(call, connection, asked),
          ...(leaving && { leaving }),
        }),
        transport,
        clock,
        random,
        timeoutMs: Math.min(timeoutMs, raw?.timeoutMs ?? timeoutMs),
        grow: (size: number, during: AbortSignal) =>
          load.grow(size, { group: call.principal.groupId, mayWait: operation.effect === 'read', signal: during }),
        ...(version === undefined ? {} : { version }),
        ...(signal === undefined ? {} : { signal }),
      };
      const repeats = raw?.repeats;
      const written = raw?.wire ?? (wire && toSentRequest(wire.route, wire.path, { ...wire, version: version ?? latestVersion }));
      const made = isPart ? undefined : written;
      const sent = await (made ? sendWire(operation, made, { ...options, ...(repeats && { repeats }) }) : send(operation, input, options));
      return conclude.answered(sent, { ...circumstances, asItIs: wire !== undefined });
    } catch (cause) {
      return conclude.threw(cause, circumstances);
    }
  }

  /** A call that was decided as a whole is not sent as a part: its bytes are not what the part was read from. */
  async function allowed({ principal, operation }: Call, { id }: Connection, asked: Extent | undefined): Promise<Connection> {
    const decision = await access.decide(principal, id, operation, asked);
    if (!decision.allow) throw denialOf(decision);
    return decision.connection;
  }

  const timed = ({ begunAt, call }: Job, ending: Ending): Ending => ({
    ...ending,
    outcome: { ...ending.outcome, durationMs: clock.now() - begunAt, ...wentTo(call, ending) },
  });

  async function record(decided: Decided, ending: Ending, fix?: string): Promise<Recorded> {
    const auditId = await written(() => audit.record(toAction(decided), ending.outcome), fix);
    return { ...ending, auditId };
  }

  async function refuseUnknown({ asked, error, ...call }: Parameters<Calls['refuseUnknown']>[0]): Promise<never> {
    const refusal = error ?? new GatewayError('operation_unknown', { operation: asked });
    const { groupName } = await written(() => access.policyOf(call.principal));
    const decided: Decided = { call, operation: findOperation(asked) ?? { asked }, groupName, connection: undefined };
    return refuse(decided, refusal, { error: refusal, outcome: denied(refusal) });
  }

  async function rate({ principal, connection: named }: Pick<Call, 'principal' | 'connection'>): Promise<Readonly<Record<string, string>>> {
    const { connections } = await access.policyOf(principal);
    const granted =
      connections.find(({ connection: { id, name } }) => name === named || id === named) ??
      (named === 'default' && connections.length === 1 ? connections[0] : undefined);
    return granted ? rateHeaders(budgets.of(granted.connection).state()) : {};
  }

  return {
    rate,
    invoke: (call) => track(invoke(call)),
    refuseUnknown: (call) => track(refuseUnknown(call)),
    async run(signal) {
      for (let settle = owed[0]; settle; settle = owed[0]) {
        await settle();
        owed.shift();
      }
      await reconcile.run(signal);
    },
    async idle() {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}

const wholeOf = async ({ operation, raw }: Call) => raw?.operation ?? loadOperation(operation.name);

const overBudget = ({ name }: OperationFacts, retryAfterMs: number) =>
  new IntercomError('rate_limit_exceeded', 'the rate limit of the workspace is used up', {
    operation: name,
    outcome: 'not_sent',
    retryAfterMs,
  });

function wentTo(call: Call, ending: Ending): Pick<Outcome, 'meant'> {
  const meant = ending.error ? undefined : targetTold(call, ending.answer.body);
  return meant === undefined ? {} : { meant };
}

function give(ending: Recorded): Answer {
  if (ending.error) throw ending.error;
  return { ...ending.answer, auditId: ending.auditId };
}

/** What cannot be written down does not happen. */
async function written<T>(work: () => Promise<T>, fix?: string): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    // A full disk has a name of its own, and heals.
    if (cause instanceof GatewayError && cause.code.startsWith('storage_')) throw cause;
    throw new GatewayError('storage_failed', fix === undefined ? {} : { fix }, { cause });
  }
}

/** A signal that follows the caller's until it is let go. */
function follow(signal: AbortSignal | undefined): { signal: AbortSignal; letGo: () => void } {
  const controller = new AbortController();
  const stop = () => controller.abort(signal?.reason);
  if (signal?.aborted) stop();
  signal?.addEventListener('abort', stop);
  return { signal: controller.signal, letGo: () => signal?.removeEventListener('abort', stop) };
}
