import type { AuditEntry, Outcome } from './ports.ts';

/**
 * - `intent`: nothing has left.
 * - `sent`: the first byte may have left.
 * - `done`, `failed`: Intercom did it, or did not.
 * - `unknown`: it may have done it; `settlement` says what was found out since.
 */
export type JournalState = 'intent' | 'sent' | 'done' | 'failed' | 'unknown';

/** What was found out about a write whose outcome was unknown: that it happened, that it did not, or that only a person can tell. */
export type Settlement = 'done' | 'absent' | 'person';

/** One write to Intercom: what we did, or may have done. Fields that an earlier version did not write are null. */
export interface JournalEntry {
  readonly id: string;
  readonly auditId: string;
  readonly connectionId: string;
  readonly operation: string;
  /** Of the operation and its input. */
  readonly inputHash: string;
  readonly state: JournalState;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Kind and id of whoever asked. */
  readonly caller: string | null;
  /** What it was done to, as the audit names it; of a thing that was made, its id once it is known. */
  readonly target: string | null;
  /** SHA-256 of the key by which the caller names this write. */
  readonly idempotencyKey: string | null;
  /** 1 when the caller was there to be told the outcome, as far as this process knows. */
  readonly heard: number;
  /** When the first byte may have left. */
  readonly sentAt: number | null;
  /** The input, sealed; forgotten once the outcome is known. */
  readonly request: string | null;
  /** Intercom's answer, sealed, for whoever asks again; forgotten at `keepUntil`. */
  readonly answer: string | null;
  readonly keepUntil: number | null;
  readonly settlement: Settlement | null;
  readonly settledAt: number | null;
  /** `gateway`, or the id of the member who said it. */
  readonly settledBy: string | null;
  /** When it is looked for next, while it is. */
  readonly lookAgainAt: number | null;
  /** Until when it is looked for before a person is asked. */
  readonly lookUntil: number | null;
}

/** A new entry. */
export type JournalIntent = Pick<JournalEntry, 'id' | 'auditId' | 'connectionId' | 'operation' | 'inputHash' | 'createdAt'> &
  Partial<Pick<JournalEntry, 'caller' | 'target' | 'idempotencyKey' | 'request'>>;

/** Which earlier write stands for a new one of the same caller on the same connection. */
export interface RepeatRule {
  /** A write of the same idempotency key that was begun since then. */
  readonly keyedSince: number;
  /** Without a key: one of the same input that changed since then; null when equal writes are meant. */
  readonly equalSince: number | null;
}

/** What became of an intent. */
export type Intended =
  | { readonly kind: 'new' }
  /** An earlier write stands for it, and nothing was written down. */
  | { readonly kind: 'repeated'; readonly entry: JournalEntry }
  /** The key belongs to another write. */
  | { readonly kind: 'key_reused'; readonly entry: JournalEntry };

/** What is kept of an answer. */
export interface KeptAnswer {
  readonly answer: string | null;
  readonly keepUntil: number;
  /** Whether the caller is still there. */
  readonly heard: boolean;
  /** The id of what was made, by which later writes name it. */
  readonly madeId?: string | undefined;
}

export interface JournalFilter {
  readonly connectionId?: string | undefined;
  /** `open`: unknown and not settled, or for a person. */
  readonly open?: boolean | undefined;
}

export interface JournalStore {
  /**
   * Audit row and journal entry in one durable commit, before anything leaves; or neither, when an earlier write stands for it. Of any
   * number of equal intents at the same moment, in one process or several, one is new.
   *
   * A write stands for another while it is under way, when it was done, and when nobody knows; not when it failed or was found absent.
   * What was done stands no longer once something else was written to the same target, unless its caller may not have heard of it.
   * What nobody knows stands for as long as it is looked for.
   */
  intend(audit: AuditEntry, entry: JournalIntent, rule?: RepeatRule): Promise<Intended>;
  /** The first byte may have left. */
  markSent(id: string, now: number): Promise<void>;
  /** The outcome of entry and audit row in one commit. The first one stands. */
  settle(entry: Pick<JournalEntry, 'id' | 'auditId'>, outcome: Outcome, now: number, kept?: KeptAnswer): Promise<void>;
  get(id: string): Promise<JournalEntry | undefined>;
  /** Newest first. */
  list(
    filter: JournalFilter,
    page: { readonly before?: { readonly createdAt: number; readonly id: string } | undefined; readonly limit: number },
  ): Promise<JournalEntry[]>;
  /** Unknown ones that are to be looked for by now, the longest due first. */
  due(now: number, limit: number): Promise<JournalEntry[]>;
  /** When the next one is due; undefined when none is looked for. */
  nextDue(): Promise<number | undefined>;
  /** The newest that was done on the connection by this operation, begun since then, and whose target is known. */
  latestDone(connectionId: string, operation: string, since: number): Promise<JournalEntry | undefined>;
  /** When an unknown one is looked for again, and until when. */
  lookAgain(id: string, at: number, until: number): Promise<void>;
  /**
   * What was found out, with a row of the audit of its own where one is given, in one commit. `done` and `absent` stand; `person` may become either. False,
   * and nothing, when it was settled before or is not unknown.
   */
  resolve(
    id: string,
    found: { readonly settlement: Settlement; readonly by: string; readonly answer?: string | null; readonly keepUntil?: number },
    audit: { readonly entry: AuditEntry; readonly outcome: Outcome } | undefined,
    now: number,
  ): Promise<boolean>;
  /** Forgets sealed answers whose time is over. */
  forget(now: number): Promise<void>;
  /**
   * At the start, after a crash: entries left in `intent` become failed, those in `sent` unknown, and so do their audit rows; other
   * audit rows left pending become unknown. Of what was begun since `unheardSince`, callers may not have heard. Returns how many
   * entries.
   */
  recover(now: number, unheardSince?: number): Promise<{ failed: number; unknown: number }>;
}
