import {
  type Admit,
  type Clock,
  findOperation,
  judgeLookBack,
  loadOperation,
  parseExact,
  type ReadBack,
  type SearchBack,
  type Sent,
  send,
  type Transport,
  toLookBack,
  wayBack,
} from '@gatehouse/connector';
import { type Audit, system } from '../audit/audit.ts';
import { succeeded } from '../audit/outcome.ts';
import type { AuditStore, Connection, ConnectionStore, JournalEntry, JournalStore, Settlement } from '../store/ports.ts';
import type { Vault } from '../vault/vault.ts';
import type { Admitted } from './admit.ts';
import { longestCallMs } from './call.ts';
import type { createKeptAnswers } from './kept-answers.ts';
import { equalWindowMs, keyWindowMs } from './repeats.ts';

export interface ReconcileDeps {
  readonly journal: JournalStore;
  readonly connections: Pick<ConnectionStore, 'get'>;
  readonly auditRows: Pick<AuditStore, 'get'>;
  readonly audit: Pick<Audit, 'entry' | 'record'>;
  readonly vault: Vault;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly random: () => number;
}

/** Finds out what became of writes whose outcome is unknown. */
export interface Reconcile {
  /** Looks for those that are due. */
  run(signal: AbortSignal): Promise<void>;
  /** Looks for this one now, and answers what is known of it then. Never throws for what Intercom does. */
  look(entry: JournalEntry, signal?: AbortSignal): Promise<JournalEntry>;
  /** What a write made that was answered with yes, but whose answer could not be read; undefined where that cannot be told. */
  readBack(id: string): Promise<unknown>;
}

/** Beyond the longest call, Intercom takes a few seconds to show what it did: what is not there after that was not done. */
const certainAfterMs = longestCallMs + 5000;
/** Facts of Intercom: what is new is found by a search after minutes. */
const searchLagMs = 10 * 60_000;
/** While the workspace cannot be asked. */
const giveUpAfterMs = 24 * 60 * 60_000;
/** Clocks have whole seconds, and Intercom's may be ahead of the one that we measure by. */
const toleranceMs = 5000;
const readTimeoutMs = 10_000;
/** Whoever asks for the same again and again must not use up the workspace's rate limit. */
const oneLookMs = 900;
const atOnce = 8;

/** What was found out, or when to look again. */
type Verdict =
  | { readonly settlement: Settlement; readonly why: string; readonly body?: unknown }
  | { readonly again: number; readonly until: number };

export function createReconcile(
  deps: ReconcileDeps,
  { admit, kept }: { admit: (admitted: Admitted) => Admit; kept: ReturnType<typeof createKeptAnswers> },
): Reconcile {
  const { journal, connections, vault, clock } = deps;
  const looking = new Map<string, Promise<JournalEntry>>();
  /** When each was last looked for, of the last moment. */
  const lookedAt = new Map<string, number>();

  /** All who want to know it at the same time get one look. */
  function lookNow(entry: JournalEntry, signal: AbortSignal | undefined): Promise<JournalEntry> {
    const known = looking.get(entry.id);
    if (known) return known;
    const work = lookOnce(entry, signal).finally(() => {
      looking.delete(entry.id);
      lookedAt.set(entry.id, clock.now());
    });
    looking.set(entry.id, work);
    return work;
  }

  async function lookOnce(entry: JournalEntry, signal: AbortSignal | undefined): Promise<JournalEntry> {
    const verdict = await judge(entry, signal);
    if ('again' in verdict) await journal.lookAgain(entry.id, verdict.again, verdict.until);
    else await resolve(entry, verdict);
    return (await journal.get(entry.id)) ?? entry;
  }

  function forgetLooks(): void {
    for (const [id, at] of lookedAt) if (clock.now() - at >= oneLookMs) lookedAt.delete(id);
  }

  async function judge(entry: JournalEntry, signal: AbortSignal | undefined): Promise<Verdict> {
    const operation = findOperation(entry.operation);
    if (operation && !operation.reconcile) return toPerson('Done again it ends in the same state: ask for it again, or look in Intercom.');
    const input = readInput(entry);
    const connection = await connections.get(entry.connectionId);
    if (!connection) return toPerson('The workspace is no longer connected.');
    const way = operation && input && wayBack(operation, input);
    if (!way) return toPerson('What was asked for can no longer be read.');
    if (way.by === 'person') return toPerson(way.why);
    const since = entry.sentAt ?? entry.updatedAt;
    let sent: Sent;
    try {
      sent = await ask(entry, connection, way.operation, toLookBack(way, input), signal);
    } catch (cause) {
      // Of a thing that is read by its own id, that it is not there is an answer.
      if (isNotFound(cause))
        return way.by === 'read' && way.rows === undefined
          ? missing(entry, connection, way, since, signal)
          : toPerson('What it was done to is not there.');
      return later(entry, since);
    }
    const finding = judgeLookBack(way, input, sent.body, madeWithin(since, sent, clock.now()), findOperation(way.operation)?.paging?.items);
    if (finding.kind === 'undecided') return toPerson(finding.why);
    if (finding.kind === 'none') return missing(entry, connection, way, since, signal);
    const body = way.by === 'read' && way.rows !== undefined ? sent.body : finding.row;
    return { settlement: 'done', why: `Found with ${way.operation}.`, body };
  }

  /** It is not there: yet, or at all. */
  async function missing(
    entry: JournalEntry,
    connection: Connection,
    way: ReadBack | SearchBack,
    since: number,
    signal: AbortSignal | undefined,
  ): Promise<Verdict> {
    const now = clock.now();
    const certainAt = since + certainAfterMs;
    const absent = { settlement: 'absent', why: `Looked for with ${way.operation}, and not there.` } as const;
    if (way.by === 'read') return now >= certainAt ? absent : { again: nextLook(now, entry, certainAt), until: certainAt };
    const until = since + searchLagMs;
    if (now >= until || (now >= certainAt && (await isSearchUpTo(since, entry, connection, way, signal)))) return absent;
    return { again: nextLook(now, entry, until), until };
  }

  /** A search that finds what was made later has caught up with what was made before. */
  async function isSearchUpTo(
    since: number,
    entry: JournalEntry,
    connection: Connection,
    way: SearchBack,
    signal: AbortSignal | undefined,
  ) {
    const later = await journal.latestDone(connection.id, entry.operation, since);
    if (!later?.target) return false;
    const query = { field: 'id', operator: '=', value: later.target };
    const sent = await ask(entry, connection, way.operation, { query }, signal).catch(() => undefined);
    const rows = (sent?.body as Record<string, unknown> | undefined)?.[findOperation(way.operation)?.paging?.items ?? ''];
    return Array.isArray(rows) && rows.length > 0;
  }

  /** The workspace could not be asked: more and more seldom. */
  function later(entry: JournalEntry, since: number): Verdict {
    const now = clock.now();
    const until = since + giveUpAfterMs;
    if (now >= until) return toPerson('Intercom could not be asked for a day.');
    return { again: now + Math.min(60_000, Math.max(2000, (now - entry.updatedAt) / 4)), until };
  }

  function readInput(entry: JournalEntry): Readonly<Record<string, unknown>> | undefined {
    if (entry.request === null) return undefined;
    const opened = vault.records.read({ connectionId: entry.connectionId, entryId: entry.id, field: 'request' }, entry.request);
    return opened === undefined ? undefined : (parseExact(opened) as Readonly<Record<string, unknown>>);
  }

  /** A read of the gateway's own, in a turn of its own, recorded when it was answered: one that fails told nobody anything. */
  async function ask(
    entry: JournalEntry,
    connection: Connection,
    name: string,
    input: Readonly<Record<string, unknown>>,
    signal: AbortSignal | undefined,
  ): Promise<Sent> {
    const operation = await loadOperation(name as Parameters<typeof loadOperation>[0]);
    const begun = clock.now();
    const allowed = async () => {
      const current = await connections.get(connection.id);
      if (current?.state !== 'connected') throw new Error('the workspace is not connected');
      return current;
    };
    const sent = await send(operation, input, {
      admit: admit({ flow: 'gatehouse', connection, allowed }),
      transport: deps.transport,
      clock,
      random: deps.random,
      timeoutMs: readTimeoutMs,
      ...(signal === undefined ? {} : { signal }),
    });
    const { status, requestId } = sent;
    const facts = { status, intercomRequestId: requestId ?? null, durationMs: clock.now() - begun };
    await deps.audit.record(
      {
        actor: system,
        connection,
        surface: 'system',
        operation: operation.name,
        event: operation.audit.event,
        effect: 'read',
        scope: operation.scope,
        target: entry.target,
        requestId: await requestIdOf(entry),
      },
      succeeded({ ...facts, explanation: 'To find out what became of a write.' }),
    );
    return sent;
  }

  async function resolve(entry: JournalEntry, { settlement, why, body }: Exclude<Verdict, { again: number }>): Promise<void> {
    const now = clock.now();
    const row = await deps.auditRows.get(entry.auditId);
    const audited = deps.audit.entry({
      actor: system,
      connection: { id: entry.connectionId, name: row?.connectionName ?? entry.connectionId },
      group: row?.groupId && row.groupName ? { id: row.groupId, name: row.groupName } : null,
      surface: 'system',
      operation: entry.operation,
      event: 'write.settled',
      effect: 'manage',
      target: entry.target,
      requestId: row?.requestId ?? entry.id,
    });
    const keepUntil = entry.idempotencyKey === null ? now + equalWindowMs : entry.createdAt + keyWindowMs;
    const answer = settlement === 'done' ? kept.keep(entry, { status: 200, headers: {}, body }) : null;
    const explanation = `${sentences[settlement]} ${why}`;
    await journal.resolve(
      entry.id,
      { settlement, by: 'gateway', ...(settlement === 'done' ? { answer, keepUntil } : {}) },
      { entry: audited, outcome: succeeded({ explanation }) },
      now,
    );
  }

  const requestIdOf = async (entry: JournalEntry) => (await deps.auditRows.get(entry.auditId))?.requestId ?? entry.id;

  return {
    async look(entry, signal) {
      if (entry.state !== 'unknown' || entry.settlement !== null) return entry;
      forgetLooks();
      return lookedAt.has(entry.id) ? entry : lookNow(entry, signal);
    },
    async readBack(id) {
      const entry = await journal.get(id);
      const verdict = entry && (await judge(entry, undefined));
      return verdict && 'settlement' in verdict ? verdict.body : undefined;
    },
    async run(signal) {
      while (!signal.aborted) {
        const due = await journal.due(clock.now(), atOnce);
        forgetLooks();
        if (due.length === 0) return;
        await Promise.all(due.map((entry) => lookNow(entry, signal)));
      }
    },
  };
}

const sentences: Readonly<Record<Settlement, string>> = {
  done: 'The write was done.',
  absent: 'The write was not done.',
  person: 'Whether the write was done could not be found out: somebody has to look.',
};

const toPerson = (why: string): Verdict => ({ settlement: 'person', why });

/** Soon at first, because most are there at once; at the end exactly when it is certain. */
function nextLook(now: number, { updatedAt }: JournalEntry, last: number): number {
  const waited = now - updatedAt;
  const next = now + (waited < 5000 ? 1000 : waited < 60_000 ? 5000 : 20_000);
  return now < last ? Math.min(next, last) : next;
}

/** By Intercom's own clock, where its answer tells the time: a part that is there but seems too old would be taken for missing. */
function madeWithin(since: number, sent: Sent, now: number) {
  const theirs = Date.parse(sent.header('date') ?? '');
  const ahead = Number.isNaN(theirs) ? 0 : theirs - now;
  return { from: Math.floor((since + ahead - toleranceMs) / 1000), to: Math.ceil((since + ahead + certainAfterMs + toleranceMs) / 1000) };
}

const isNotFound = (cause: unknown): boolean => (cause as { status?: unknown }).status === 404;
