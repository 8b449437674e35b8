import { describe, expect, test } from 'vitest';
import type { AuditFilter, Store } from '../ports.ts';
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

    test('keeps the first outcome', async () => {
      const { audit } = open();
      const entry = anAuditEntry('row');
      const outcome = anOutcome({ durationMs: 1.5, intercomRequestId: 'r' });
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
