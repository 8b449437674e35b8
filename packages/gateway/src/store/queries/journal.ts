import type { Kysely, Transaction } from 'kysely';
import type { ErrorCode } from '../../errors.ts';
import type { StoreDialect } from '../dialects/dialect.ts';
import type { Intended, JournalEntry, JournalIntent, JournalState, JournalStore, Outcome, RepeatRule } from '../ports.ts';
import type { Tables } from '../schema.ts';
import { newRow, settleRow } from './audit.ts';

const stateAfter = ({ outcome }: Outcome): JournalState => (outcome === 'ok' ? 'done' : outcome === 'unknown' ? 'unknown' : 'failed');

const fresh = {
  state: 'intent',
  caller: null,
  target: null,
  idempotencyKey: null,
  heard: 1,
  sentAt: null,
  request: null,
  answer: null,
  keepUntil: null,
  settlement: null,
  settledAt: null,
  settledBy: null,
  lookAgainAt: null,
  lookUntil: null,
} as const;

export function journalStore(db: Kysely<Tables>, dialect: Pick<StoreDialect, 'lock' | 'forgetWhatIsOwed'>): JournalStore {
  return {
    intend: (audit, intent, rule) =>
      db.transaction().execute(async (transaction) => {
        if (rule) {
          await dialect.lock(transaction, 'journal');
          const earlier = await standsFor(transaction, intent, rule);
          if (earlier) return earlier;
        }
        await transaction.insertInto('audit').values(newRow(audit)).execute();
        await transaction
          .insertInto('journal')
          .values({ ...fresh, updatedAt: intent.createdAt, ...intent })
          .execute();
        return { kind: 'new' };
      }),
    async markSent(id, now) {
      await db
        .updateTable('journal')
        .set({ state: 'sent', updatedAt: now, sentAt: now })
        .where('id', '=', id)
        .where('state', '=', 'intent')
        .execute();
    },
    settle: ({ id, auditId }, outcome, now, kept) =>
      db.transaction().execute(async (transaction) => {
        const state = stateAfter(outcome);
        await transaction
          .updateTable('journal')
          .set({
            state,
            updatedAt: now,
            ...(state === 'unknown' ? { lookAgainAt: now } : { request: null }),
            ...(kept === undefined ? {} : { answer: kept.answer, keepUntil: kept.keepUntil, heard: kept.heard ? 1 : 0 }),
            ...(kept?.madeId === undefined ? {} : { target: kept.madeId }),
          })
          .where('id', '=', id)
          .where('state', 'in', ['intent', 'sent'])
          .execute();
        await settleRow(transaction, auditId, outcome);
      }),
    get: (id) => db.selectFrom('journal').selectAll().where('id', '=', id).executeTakeFirst(),
    list({ connectionId, open }, { before, limit }) {
      let query = db.selectFrom('journal').selectAll().orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(limit);
      if (connectionId !== undefined) query = query.where('connectionId', '=', connectionId);
      if (open) {
        query = query
          .where('state', '=', 'unknown')
          .where(({ eb, or }) => or([eb('settlement', 'is', null), eb('settlement', '=', 'person')]));
      }
      if (before) {
        query = query.where(({ eb, or, and }) =>
          or([eb('createdAt', '<', before.createdAt), and([eb('createdAt', '=', before.createdAt), eb('id', '<', before.id)])]),
        );
      }
      return query.execute();
    },
    due: (now, limit) => db.selectFrom('journal').selectAll().where('lookAgainAt', '<=', now).orderBy('lookAgainAt').limit(limit).execute(),
    async nextDue() {
      const next = await db
        .selectFrom('journal')
        .select('lookAgainAt')
        .where('lookAgainAt', 'is not', null)
        .orderBy('lookAgainAt')
        .limit(1)
        .executeTakeFirst();
      return next?.lookAgainAt ?? undefined;
    },
    latestDone: (connectionId, operation, since) =>
      db
        .selectFrom('journal')
        .selectAll()
        .where('createdAt', '>=', since)
        .where('connectionId', '=', connectionId)
        .where('operation', '=', operation)
        .where('state', '=', 'done')
        .where('target', 'is not', null)
        .orderBy('createdAt', 'desc')
        .limit(1)
        .executeTakeFirst(),
    async lookAgain(id, at, until) {
      await db
        .updateTable('journal')
        .set({ lookAgainAt: at, lookUntil: until })
        .where('id', '=', id)
        .where('state', '=', 'unknown')
        .where('settlement', 'is', null)
        .execute();
    },
    resolve: (id, { settlement, by, answer = null, keepUntil }, audit, now) =>
      db.transaction().execute(async (transaction) => {
        const over = { lookAgainAt: null, ...(settlement === 'person' ? {} : { request: null }) };
        const kept = keepUntil === undefined ? {} : { answer, keepUntil };
        const { numUpdatedRows } = await transaction
          .updateTable('journal')
          .set({ settlement, settledAt: now, settledBy: by, updatedAt: now, ...over, ...kept })
          .where('id', '=', id)
          .where('state', '=', 'unknown')
          .where(({ eb, or }) => or([eb('settlement', 'is', null), ...(settlement === 'person' ? [] : [eb('settlement', '=', 'person')])]))
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return false;
        if (audit) await transaction.insertInto('audit').values(newRow(audit.entry, audit.outcome)).execute();
        return true;
      }),
    async forget(now) {
      await db.updateTable('journal').set({ answer: null, keepUntil: null }).where('keepUntil', '<=', now).execute();
      dialect.forgetWhatIsOwed();
    },
    recover: (now, unheardSince = now) =>
      db.transaction().execute(async (transaction) => {
        await transaction.updateTable('journal').set({ heard: 0 }).where('createdAt', '>=', unheardSince).execute();
        const settleAll = async (from: 'intent' | 'sent', to: 'failed' | 'unknown', errorCode: ErrorCode, explanation: string) => {
          const entries = await transaction
            .updateTable('journal')
            .set({ state: to, updatedAt: now, ...(to === 'unknown' ? { lookAgainAt: now } : { request: null }) })
            .where('state', '=', from)
            .returning('auditId')
            .execute();
          for (const { auditId } of entries) await settleRow(transaction, auditId, { outcome: to, explanation, errorCode });
          return entries.length;
        };
        const failed = await settleAll('intent', 'failed', 'cancelled', 'The gateway stopped before anything was sent.');
        const unknown = await settleAll(
          'sent',
          'unknown',
          'outcome_unknown',
          'The gateway stopped before the answer came: look in Intercom what happened.',
        );
        // Reads have no journal entry; nothing is left in doubt, only the answer is missing.
        await transaction
          .updateTable('audit')
          .set({
            outcome: 'unknown',
            errorCode: 'outcome_unknown' satisfies ErrorCode,
            explanation: 'The gateway stopped before the answer came.',
          })
          .where('outcome', '=', 'pending')
          .execute();
        return { failed, unknown };
      }),
  };
}

/** The earlier write that stands for this one. */
async function standsFor(db: Transaction<Tables>, intent: JournalIntent, rule: RepeatRule): Promise<Intended | undefined> {
  const { caller, connectionId, inputHash, idempotencyKey } = intent;
  if (caller === undefined || caller === null) return undefined;
  const standing = db
    .selectFrom('journal')
    .selectAll()
    .where('caller', '=', caller)
    .where('connectionId', '=', connectionId)
    .where('state', '<>', 'failed')
    .where(({ eb, or }) => or([eb('settlement', 'is', null), eb('settlement', '<>', 'absent')]))
    .orderBy(({ selectFrom }) => selectFrom('audit').select('sequence').whereRef('audit.id', '=', 'journal.auditId'), 'desc');
  if (idempotencyKey !== undefined && idempotencyKey !== null) {
    const keyed = await standing
      .where('idempotencyKey', '=', idempotencyKey)
      .where('createdAt', '>=', rule.keyedSince)
      .limit(1)
      .executeTakeFirst();
    if (!keyed) return undefined;
    return { kind: keyed.inputHash === inputHash ? 'repeated' : 'key_reused', entry: keyed };
  }
  const { equalSince } = rule;
  if (equalSince === null) return undefined;
  const equal = await standing
    .where('inputHash', '=', inputHash)
    .where(({ eb, or, and }) =>
      // What is being looked for stands until it is found: whoever asks again after two minutes must not be the second.
      or([eb('updatedAt', '>=', equalSince), and([eb('state', '=', 'unknown'), eb('settlement', 'is', null)])]),
    )
    .limit(1)
    .executeTakeFirst();
  if (!equal || (await isOver(db, equal))) return undefined;
  return { kind: 'repeated', entry: equal };
}

/** By how much a clock may be set back; it bounds what of a busy target is looked through. */
const setBackMs = 60_000;

/**
 * Whether something else was written to the same target since; only then is what was done, and heard of, meant again. Since by the order of
 * the audit: two writes may have one time, and a clock may be set back.
 */
async function isOver(
  db: Transaction<Tables>,
  { auditId, state, heard, connectionId, target, inputHash, createdAt }: JournalEntry,
): Promise<boolean> {
  if (state !== 'done' || heard === 0 || target === null) return false;
  const later = await db
    .selectFrom('journal')
    .innerJoin('audit', 'audit.id', 'journal.auditId')
    .select('journal.id')
    .where('journal.connectionId', '=', connectionId)
    .where('journal.target', '=', target)
    .where('journal.createdAt', '>=', createdAt - setBackMs)
    .where('audit.sequence', '>', ({ selectFrom }) => selectFrom('audit').select('sequence').where('id', '=', auditId))
    .where('journal.inputHash', '<>', inputHash)
    .where('journal.state', '<>', 'failed')
    .limit(1)
    .executeTakeFirst();
  return later !== undefined;
}

/**
 * What was asked for and answered on a connection belongs to its workspace, and what became of it can no longer be looked for; that it was
 * asked for stays in journal and audit. Of every connection unless told. Answers of how many writes something was forgotten.
 */
export async function leaveWrites(transaction: Transaction<Tables>, connectionId?: string): Promise<number> {
  let forget = transaction
    .updateTable('journal')
    .set({ request: null, answer: null, keepUntil: null })
    .where(({ eb, or }) => or([eb('request', 'is not', null), eb('answer', 'is not', null)]));
  let settle = transaction
    .updateTable('journal')
    .set({ settlement: 'person', lookAgainAt: null })
    .where('state', '=', 'unknown')
    .where('settlement', 'is', null);
  if (connectionId !== undefined) {
    forget = forget.where('connectionId', '=', connectionId);
    settle = settle.where('connectionId', '=', connectionId);
  }
  const { numUpdatedRows } = await forget.executeTakeFirst();
  await settle.execute();
  return Number(numUpdatedRows);
}
