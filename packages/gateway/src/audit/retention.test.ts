import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '../store/store.ts';
import { anAuditEntry, anOutcome } from '../store/testing/rows.ts';
import { createAudit } from './audit.ts';
import { forgetOldRows } from './retention.ts';

const day = 24 * 60 * 60_000;

test('what is older than so many days goes, in pieces, and a row says that it did', async () => {
  const store = await openStore({ dataDir: ':memory:' });
  onTestFinished(() => store.close());
  const now = 100 * day;
  let pauses = 0;
  const clock = {
    now: () => now,
    sleep: async () => {
      pauses += 1;
    },
  };
  for (let index = 0; index < 1100; index += 1) await store.audit.append(anAuditEntry(`old ${index}`, { at: index }), anOutcome());
  await store.audit.append(anAuditEntry('young', { at: now - 30 * day }), anOutcome());
  const deps = { store, audit: createAudit({ store, clock }), clock, newId: () => 'request' };
  await forgetOldRows(30, deps);
  expect(pauses).toBe(2);
  const rows = await store.audit.list({}, { limit: 10 });
  expect(rows.map(({ event, id }) => (event === 'audit.forget' ? event : id))).toEqual(['audit.forget', 'young']);
  expect(rows[0]).toMatchObject({ actorKind: 'system', surface: 'system', outcome: 'ok', effect: 'manage' });
  expect(rows[0]?.explanation).toBe('1100 rows from before 1970-03-12T00:00:00.000Z were forgotten: the audit is kept for 30 days.');
  // Where nothing was old, nothing is said.
  await forgetOldRows(30, deps);
  expect(await store.audit.list({}, { limit: 10 })).toHaveLength(2);
});

test('the audit takes no deletion of what is kept, whoever asks the database', async () => {
  const store = await openStore({ dataDir: ':memory:' });
  onTestFinished(() => store.close());
  await store.audit.append(anAuditEntry('row', { at: 5 }), anOutcome());
  const { db } = store.database;
  await expect(db.deleteFrom('audit').execute()).rejects.toThrow('audit: rows that are kept are never deleted');
  await store.audit.forget(5, 10);
  await expect(db.deleteFrom('audit').execute()).rejects.toThrow('audit: rows that are kept are never deleted');
  expect(await store.audit.get('row')).toBeDefined();
});
