import { describe, expect, test } from 'vitest';
import type { JournalIntent, KeptAnswer, RepeatRule, Store } from '../ports.ts';
import { aConnection, aCredential, anAuditEntry, anEntry, anIntent, anOutcome } from './rows.ts';

const rule: RepeatRule = { keyedSince: 0, equalSince: 0 };
const kept: KeptAnswer = { answer: 'sealed', keepUntil: 500, heard: true };

/** What the journal promises about writes that are asked for again, and about those whose outcome is unknown. */
export function journalSuite(open: () => Store): void {
  const ask = (id: string, change: Partial<JournalIntent> = {}, with_: RepeatRule | undefined = rule) =>
    open().journal.intend(anAuditEntry(`audit of ${id}`, { effect: 'create' }), anIntent(id, change), with_);
  const end = (id: string, outcome: 'ok' | 'failed' | 'unknown', now = 10, answer?: KeptAnswer) =>
    open().journal.settle(anEntry(id), anOutcome({ outcome }), now, answer);
  const resolve = (id: string, settlement: 'done' | 'absent' | 'person', by = 'gateway', now = 20) =>
    open().journal.resolve(id, { settlement, by }, { entry: anAuditEntry(`${settlement} of ${id} by ${by}`), outcome: anOutcome() }, now);
  const standsFor = async (id: string, change: Partial<JournalIntent> = {}, with_?: RepeatRule) => {
    const made = await ask(id, { createdAt: 30, ...change }, with_);
    return made.kind === 'new' ? 'new' : `${made.kind} ${made.entry.id}`;
  };

  describe('journal: a write that is asked for again', () => {
    test('is the same one while it is under way, when it was done, and when nobody knows', async () => {
      await ask('e');
      expect(await standsFor('intent')).toBe('repeated e');
      await open().journal.markSent('e', 2);
      expect(await standsFor('sent')).toBe('repeated e');
      await end('e', 'unknown');
      expect(await standsFor('unknown')).toBe('repeated e');
      await resolve('e', 'person');
      expect(await standsFor('person')).toBe('repeated e');
      await resolve('e', 'done');
      expect(await standsFor('done')).toBe('repeated e');
      expect(await open().journal.get('done')).toBeUndefined();
      expect(await open().audit.get('audit of done')).toBeUndefined();
    });

    test.each(['failed', 'absent'] as const)('is a new one when the one before is %s', async (how) => {
      await ask('e');
      await end('e', how === 'failed' ? 'failed' : 'unknown');
      if (how === 'absent') await resolve('e', 'absent');
      expect(await standsFor('again')).toBe('new');
      expect(await standsFor('and again')).toBe('repeated again');
    });

    test.each<[string, Partial<JournalIntent>]>([
      ['another caller', { caller: 'key:k2' }],
      ['another connection', { connectionId: 'other' }],
      ['another input', { inputHash: 'other' }],
      ['nobody', { caller: null }],
    ])('is a new one when it is asked for by %s', async (_title, change) => {
      await ask('e');
      expect(await standsFor('other', change)).toBe('new');
    });

    test('is a new one where equal writes are meant, and after a while', async () => {
      await ask('e');
      await end('e', 'ok', 10);
      expect(await standsFor('meant', {}, { ...rule, equalSince: null })).toBe('new');
      await end('meant', 'failed');
      expect(await standsFor('at the end', {}, { ...rule, equalSince: 10 })).toBe('repeated e');
      expect(await standsFor('later', {}, { ...rule, equalSince: 11 })).toBe('new');
    });

    test('is the same one for as long as it is looked for', async () => {
      await ask('e');
      await end('e', 'unknown', 10);
      expect(await standsFor('later', {}, { ...rule, equalSince: 1000 })).toBe('repeated e');
      await resolve('e', 'person', 'gateway', 20);
      expect(await standsFor('much later', {}, { ...rule, equalSince: 1000 })).toBe('new');
    });

    test('is a new one once something else was written to the target, if the caller was told what became of the first', async () => {
      await ask('told', { target: '512' });
      await end('told', 'ok', 10, kept);
      await ask('other', { target: '512', inputHash: 'other' });
      expect(await standsFor('meant', { target: '512' })).toBe('new');

      for (const [title, answer] of [
        ['left', { ...kept, heard: false }],
        ['unknown', undefined],
      ] as const) {
        const change = { target: title, inputHash: title };
        await ask(title, change);
        await end(title, title === 'unknown' ? 'unknown' : 'ok', 10, answer);
        await ask(`beside ${title}`, { target: title, inputHash: `beside ${title}` });
        expect(await standsFor(`again ${title}`, change)).toBe(`repeated ${title}`);
      }
    });

    test('stays the same one when what else was written failed, was written elsewhere, or before', async () => {
      await ask('before', { target: '512', inputHash: 'before' });
      await ask('e', { target: '512', createdAt: 2 });
      await end('e', 'ok', 10, kept);
      await ask('failed', { target: '512', inputHash: 'failed', createdAt: 3 });
      await end('failed', 'failed');
      await ask('elsewhere', { target: '513', inputHash: 'elsewhere', createdAt: 3 });
      await ask('away', { target: '512', connectionId: 'away', inputHash: 'away', createdAt: 3 });
      expect(await standsFor('again', { target: '512' })).toBe('repeated e');
    });

    test('of a thing that was made, what is written to it ends that', async () => {
      await ask('e');
      await end('e', 'ok', 10, { ...kept, madeId: 'c1' });
      expect((await open().journal.get('e'))?.target).toBe('c1');
      expect(await standsFor('again')).toBe('repeated e');
      await ask('archived', { target: 'c1', inputHash: 'archive', createdAt: 20 });
      expect(await standsFor('meant')).toBe('new');
    });

    test('after a crash is the same one, whatever else was written: its caller may not have heard', async () => {
      await ask('e', { target: '512' });
      await end('e', 'ok', 10, kept);
      await open().journal.recover(20, 1);
      await ask('other', { target: '512', inputHash: 'other', createdAt: 25 });
      expect(await standsFor('again', { target: '512' })).toBe('repeated e');
      await ask('old', { target: '513', inputHash: 'old' });
      await end('old', 'ok', 10, kept);
      await open().journal.recover(20, 2);
      expect((await open().journal.get('old'))?.heard).toBe(1);
    });

    test('by its key: the same one whatever was written since, another one by another key, and refused with another input', async () => {
      const keyed = { idempotencyKey: 'key', target: '512' };
      await ask('e', keyed);
      await end('e', 'ok', 10, kept);
      await ask('other', { target: '512', inputHash: 'other', createdAt: 20 });
      const never = { ...rule, equalSince: null };
      expect(await standsFor('again', keyed, never)).toBe('repeated e');
      expect(await standsFor('changed', { ...keyed, inputHash: 'changed' }, never)).toBe('key_reused e');
      expect(await standsFor('theirs', { ...keyed, caller: 'key:k2' }, never)).toBe('new');
      expect(await standsFor('forced', { ...keyed, idempotencyKey: 'fresh' })).toBe('new');
      expect(await standsFor('the next day', { ...keyed }, { ...never, keyedSince: 31 })).toBe('new');
    });

    test('by its key, is a new one when the one before failed', async () => {
      await ask('e', { idempotencyKey: 'key' });
      await end('e', 'failed');
      expect(await standsFor('again', { idempotencyKey: 'key' })).toBe('new');
    });

    test('of fifty at the same moment one is new, and one row is in the audit', async () => {
      const made = await Promise.all(Array.from({ length: 50 }, (_, caller) => ask(`e${caller}`)));
      expect(made.filter(({ kind }) => kind === 'new')).toHaveLength(1);
      expect(await open().audit.list({}, { limit: 100 })).toHaveLength(1);
    });
  });

  describe('journal: what is kept', () => {
    test('the input until the outcome is known, the answer until its time is over', async () => {
      const { journal } = open();
      for (const id of ['ok', 'failed', 'unknown'] as const) {
        await ask(id, { request: 'sealed', inputHash: id });
        await end(id, id, 10, kept);
      }
      expect(await journal.get('ok')).toMatchObject({ request: null, answer: 'sealed', keepUntil: 500, heard: 1 });
      expect(await journal.get('failed')).toMatchObject({ request: null });
      expect(await journal.get('unknown')).toMatchObject({ request: 'sealed' });
      await journal.forget(499);
      expect((await journal.get('ok'))?.answer).toBe('sealed');
      await journal.forget(500);
      expect(await journal.get('ok')).toMatchObject({ answer: null, keepUntil: null });
      expect(await resolve('unknown', 'done')).toBe(true);
      expect((await journal.get('unknown'))?.request).toBeNull();
    });
  });

  test('journal: what was asked for and answered on a connection is forgotten with it', async () => {
    const { connections, journal } = open();
    await connections.add(aConnection('c1'), aCredential('c1'));
    await connections.add(aConnection('c2'), aCredential('c2'));
    for (const connectionId of ['c1', 'c2']) {
      await ask(`unknown ${connectionId}`, { connectionId, request: 'sealed' });
      await end(`unknown ${connectionId}`, 'unknown');
      await ask(`done ${connectionId}`, { connectionId, inputHash: 'done' });
      await end(`done ${connectionId}`, 'ok', 10, kept);
    }
    await connections.remove('c1');
    expect(await journal.get('unknown c1')).toMatchObject({ request: null, settlement: 'person', lookAgainAt: null });
    expect(await journal.get('done c1')).toMatchObject({ answer: null, keepUntil: null });
    expect(await journal.get('unknown c2')).toMatchObject({ request: 'sealed', settlement: null });
    expect(await journal.get('done c2')).toMatchObject({ answer: 'sealed' });
  });

  describe('journal: what nobody knows', () => {
    test('is due at once, and again when it was said; until it is settled', async () => {
      const { journal } = open();
      await ask('e', { request: 'sealed' });
      await ask('f', { inputHash: 'f' });
      await open().journal.markSent('f', 3);
      await end('e', 'unknown', 10);
      expect(await journal.nextDue()).toBe(10);
      await journal.recover(12);
      const due = async (now: number) => (await journal.due(now, 10)).map(({ id }) => id);
      expect([await due(9), await due(10), await due(12)]).toEqual([[], ['e'], ['e', 'f']]);
      await journal.lookAgain('e', 40, 60);
      expect(await journal.get('e')).toMatchObject({ lookAgainAt: 40, lookUntil: 60 });
      expect([await due(39), await journal.nextDue()]).toEqual([['f'], 12]);
      await resolve('f', 'absent');
      await resolve('e', 'person');
      await journal.lookAgain('e', 70, 80);
      expect([await due(1000), await journal.nextDue()]).toEqual([[], undefined]);
    });

    test('is settled once, with a row in the audit; a person decides what was left to a person', async () => {
      const { journal, audit } = open();
      await ask('e');
      expect(await resolve('e', 'done')).toBe(false);
      await end('e', 'unknown');
      expect(await resolve('e', 'person')).toBe(true);
      expect(await resolve('e', 'person', 'again')).toBe(false);
      expect(await resolve('e', 'absent', 'm1', 30)).toBe(true);
      expect(await resolve('e', 'done', 'm2')).toBe(false);
      expect(await journal.get('e')).toMatchObject({ state: 'unknown', settlement: 'absent', settledBy: 'm1', settledAt: 30 });
      expect(await audit.get('absent of e by m1')).toMatchObject({ outcome: 'ok' });
      expect(await audit.get('done of e by m2')).toBeUndefined();
      expect(await resolve('nothing', 'done')).toBe(false);
    });

    test('is measured by the newest that was done after it', async () => {
      const { journal } = open();
      for (const [id, createdAt, change] of [
        ['old', 5, { target: 't' }],
        ['done', 10, { target: 't' }],
        ['newest', 20, { target: 't' }],
        ['unknown', 30, { target: 't' }],
        ['nameless', 30, {}],
        ['elsewhere', 30, { target: 't', connectionId: 'other' }],
        ['another', 30, { target: 't', operation: 'tags.create' }],
      ] as const) {
        await ask(id, { createdAt, inputHash: id, ...change });
        await end(id, id === 'unknown' ? 'unknown' : 'ok');
      }
      const latest = async (since: number) => (await journal.latestDone('connection', 'contacts.create', since))?.id;
      expect([await latest(0), await latest(20), await latest(21)]).toEqual(['newest', 'newest', undefined]);
    });

    test('is listed, the newest first, page by page, and by connection', async () => {
      const { journal } = open();
      for (let index = 0; index < 5; index += 1) {
        await ask(`e${index}`, {
          createdAt: index < 3 ? 1 : index,
          inputHash: `${index}`,
          connectionId: index === 4 ? 'other' : 'connection',
        });
        await end(`e${index}`, index === 0 ? 'ok' : 'unknown');
      }
      await resolve('e1', 'person');
      await resolve('e2', 'done');
      const list = async (...input: Parameters<typeof journal.list>) => (await journal.list(...input)).map(({ id }) => id);
      expect(await list({}, { limit: 10 })).toEqual(['e4', 'e3', 'e2', 'e1', 'e0']);
      expect(await list({}, { limit: 2, before: { createdAt: 1, id: 'e2' } })).toEqual(['e1', 'e0']);
      expect(await list({ open: true }, { limit: 10 })).toEqual(['e4', 'e3', 'e1']);
      expect(await list({ open: true, connectionId: 'other' }, { limit: 10 })).toEqual(['e4']);
    });
  });
}
