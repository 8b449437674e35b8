import { describe, expect, test } from 'vitest';
import type { AuditFilter, AuditWord, Store } from '../ports.ts';
import { anAuditEntry, anEntry, anIntent, anOutcome } from './rows.ts';

/** Audit and journal. */
export function recordSuite(open: () => Store): void {
  const outcomeOf = async (id: string) => (await open().audit.get(id))?.outcome;
  const intend = (id: string) =>
    open().journal.intend(anAuditEntry(`audit of ${id}`, { effect: 'create' }), anIntent(id, { caller: null }));

  describe('audit', () => {
    test('numbers rows in their order and lists the newest first, page by page', async () => {
      const { audit } = open();
      for (let index = 0; index < 25; index++) await audit.append(anAuditEntry(`row ${index}`, { at: 1000 - index }));
      const seen: string[] = [];
      let before: number | undefined;
      for (;;) {
        const rows = await audit.list({}, before === undefined ? { limit: 10 } : { limit: 10, before });
        seen.push(...rows.map((row) => row.id));
        before = rows.at(-1)?.sequence;
        if (rows.length < 10) break;
      }
      expect(seen).toEqual(Array.from({ length: 25 }, (_, index) => `row ${24 - index}`));
    });

    test('filters by each field, and by all of them', async () => {
      const { audit } = open();
      await audit.append(anAuditEntry('other', { groupId: null, groupName: null }));
      const row = anAuditEntry('wanted', {
        operation: 'tags.create',
        groupId: 'g2',
        connectionId: 'c2',
        actorId: 'k2',
        surface: 'rest',
        at: 200,
      });
      const { outcome } = anOutcome({ outcome: 'denied' });
      await audit.append(row, anOutcome({ outcome }));
      const { operation, actorId, surface } = row;
      const filters: AuditFilter[] = [
        ...[{ outcome }, { operation }, { groupId: 'g2' }, { connectionId: 'c2' }, { actorId }, { surface }, { since: 200 }],
        { outcome, operation, groupId: 'g2', connectionId: 'c2', actorId, surface, since: 200, until: 200 },
      ];
      for (const filter of filters) {
        expect((await audit.list(filter, { limit: 10 })).map((found) => found.id)).toEqual(['wanted']);
      }
      expect((await audit.list({ until: 199 }, { limit: 10 })).map((found) => found.id)).toEqual(['other']);
    });

    test('finds words wherever they stand, each in its own place, and no pattern', async () => {
      const { audit } = open();
      await audit.append(anAuditEntry('plain', { actorName: 'Zoë', operation: 'tags.list' }));
      await audit.append(anAuditEntry('note', { actorName: 'Claude', operation: 'conversations.reply', variant: 'note', target: '2_5' }));
      const find = async (...words: AuditWord[]) => (await audit.list({ words }, { limit: 10 })).map(({ id }) => id);
      const word = (text: string, ...operations: AuditWord['operations']) => ({ text, operations, outcomes: [] });
      expect(await find(word('CLAUDE'))).toEqual(['note']);
      expect(await find(word('zoë'))).toEqual(['plain']);
      expect(await find(word('2_5'))).toEqual(['note']);
      expect(await find(word('2%5'), word('2'))).toEqual([]);
      expect(await find(word('claude'), word('acme'))).toEqual(['note']);
      expect(await find(word('claude'), word('zoë'))).toEqual([]);
      expect(await find(word('told', { operation: 'conversations.reply', variant: 'note' }))).toEqual(['note']);
      expect(await find(word('told', { operation: 'conversations.reply', variant: null }))).toEqual([]);
      expect(await find(word('told', { operation: 'tags.list', variant: null }))).toEqual(['plain']);
      await audit.append(anAuditEntry('refused', { actorName: 'Zoë' }), anOutcome({ outcome: 'denied' }));
      expect(await find({ ...word('told'), outcomes: ['denied', 'failed'] })).toEqual(['refused']);
      const [newest] = await audit.list({}, { limit: 1 });
      expect((await audit.list({ from: newest?.sequence ?? 0 }, { limit: 10 })).map(({ id }) => id)).toEqual(['refused']);
    });

    test('keeps the first outcome', async () => {
      const { audit } = open();
      const entry = anAuditEntry('row');
      const outcome = anOutcome({ durationMs: 1.5, intercomRequestId: 'r', meant: '512' });
      await audit.append(entry);
      await audit.finish('row', outcome);
      await audit.finish('row', anOutcome({ outcome: 'failed', errorCode: 'upstream_failed' }));
      const { sequence: _, ...found } = (await audit.get('row')) ?? { sequence: 0 };
      expect(found).toEqual({ ...entry, ...outcome });
    });

    test('takes one row for an id', async () => {
      const { audit } = open();
      await audit.append(anAuditEntry('row'));
      await expect(audit.append(anAuditEntry('row', { actorName: 'Mallory' }))).rejects.toThrow();
      expect((await audit.get('row'))?.actorName).toBe('Key');
    });
  });

  describe('retention', () => {
    const ids = async () => (await open().audit.list({}, { limit: 100 })).map(({ id }) => id).sort();

    test('forgets what is older, so many at once, with its writes, and nothing else', async () => {
      const { audit, journal } = open();
      for (let index = 0; index < 5; index += 1) await audit.append(anAuditEntry(`old ${index}`, { at: 10 + index }), anOutcome());
      await audit.append(anAuditEntry('new', { at: 50 }), anOutcome());
      await journal.intend(anAuditEntry('audit of w', { at: 5, effect: 'create' }), anIntent('w'));
      await journal.settle(anIntent('w'), anOutcome(), 6);
      expect(await audit.forget(50, 4)).toBe(4);
      expect(await ids()).toEqual(['new', 'old 3', 'old 4']);
      expect(await journal.get('w')).toBeUndefined();
      expect(await audit.forget(50, 4)).toBe(2);
      expect(await audit.forget(50, 4)).toBe(0);
      expect(await ids()).toEqual(['new']);
      // A shorter time afterwards brings nothing back, and a longer one takes nothing more.
      expect(await audit.forget(10, 4)).toBe(0);
      expect(await ids()).toEqual(['new']);
    });

    test('leaves what is under way, what nobody has found out, and what may still be asked for again', async () => {
      const { audit, journal } = open();
      await audit.append(anAuditEntry('pending', { at: 1 }));
      for (const id of ['intent', 'unknown', 'person', 'kept', 'found']) {
        await journal.intend(anAuditEntry(`audit of ${id}`, { at: 1, effect: 'create' }), anIntent(id));
      }
      for (const id of ['unknown', 'person', 'found']) await journal.settle(anIntent(id), anOutcome({ outcome: 'unknown' }), 2);
      await journal.settle(anIntent('kept'), anOutcome(), 2, { answer: 'sealed', keepUntil: 1000, heard: true, madeId: undefined });
      const settled = (id: string) => ({ entry: anAuditEntry(`settled ${id}`, { at: 3, effect: 'manage' }), outcome: anOutcome() });
      await journal.resolve('person', { settlement: 'person', by: 'gateway' }, settled('person'), 3);
      await journal.resolve('found', { settlement: 'absent', by: 'gateway' }, settled('found'), 3);
      await audit.forget(100, 100);
      expect(await ids()).toEqual(['audit of intent', 'audit of kept', 'audit of person', 'audit of unknown', 'pending']);
      expect(await journal.get('found')).toBeUndefined();
      expect(await journal.get('person')).toBeDefined();
    });
  });

  describe('journal', () => {
    test('holds intent and audit row, or neither', async () => {
      await intend('e');
      expect(await open().journal.get('e')).toEqual(anEntry('e'));
      expect(await outcomeOf('audit of e')).toBe('pending');
      await expect(open().journal.intend(anAuditEntry('other'), anIntent('e'))).rejects.toThrow();
      expect(await outcomeOf('other')).toBeUndefined();
    });

    test('goes from intent over sent to its end, and stays there', async () => {
      const { journal } = open();
      await intend('e');
      await journal.markSent('e', 5);
      expect(await journal.get('e')).toEqual(anEntry('e', { state: 'sent', updatedAt: 5, sentAt: 5 }));
      await journal.settle(anEntry('e'), anOutcome(), 6);
      await journal.settle(anEntry('e'), anOutcome({ outcome: 'failed' }), 7);
      await journal.markSent('e', 8);
      expect(await journal.get('e')).toEqual(anEntry('e', { state: 'done', updatedAt: 6, sentAt: 5 }));
      expect(await outcomeOf('audit of e')).toBe('ok');
    });

    test('says after a crash what did not happen and what may have', async () => {
      const { journal, audit } = open();
      for (const id of ['intent', 'sent', 'done']) await intend(id);
      await journal.markSent('sent', 2);
      await journal.markSent('done', 2);
      await journal.settle(anEntry('done'), anOutcome(), 3);
      await audit.append(anAuditEntry('read'));

      expect(await journal.recover(9)).toEqual({ failed: 1, unknown: 1 });
      expect(await journal.recover(10)).toEqual({ failed: 0, unknown: 0 });
      expect((await journal.get('intent'))?.state).toBe('failed');
      expect(await journal.get('sent')).toMatchObject({ state: 'unknown', updatedAt: 9 });
      expect((await journal.get('done'))?.state).toBe('done');
      const outcomes = await Promise.all(['intent', 'sent', 'done'].map((id) => outcomeOf(`audit of ${id}`)));
      expect(outcomes).toEqual(['failed', 'unknown', 'ok']);
      expect(await outcomeOf('read')).toBe('unknown');
    });
  });
}
