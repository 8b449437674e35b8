import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '../store/store.ts';
import { aConnection, anAuditEntry, anIntent } from '../store/testing/rows.ts';
import { checkKeyRing } from './key-check.ts';
import { parseKeyRing } from './keyring.ts';
import { createPlaces } from './places.ts';
import { createSealedRecords } from './records.ts';
import { findRetired, reseal } from './rotation.ts';
import { open, seal } from './seal.ts';

const entry = (id: string) => `${id}:${randomBytes(32).toString('base64')}`;
const [k1, k2] = [entry('k1'), entry('k2')];
const [before, both, after] = [parseKeyRing(k1), parseKeyRing(`${k2},${k1}`), parseKeyRing(k2)];

/** A store in which the first key sealed a credential and `writes` records. */
async function start({ writes = 30, dataDir = ':memory:' } = {}) {
  const store = await openStore({ dataDir });
  onTestFinished(() => store.close());
  const { id } = await store.organisation.get(1);
  await checkKeyRing(store, before, id);
  const connection = aConnection('c', { origin: 'eu' });
  const places = createPlaces(id);
  const sealed = seal(before, places.credential(connection, 1), 'the token');
  await store.connections.add(connection, { connectionId: 'c', version: 1, sealed });
  const records = createSealedRecords({ ring: before, organisationId: id });
  for (let index = 0; index < writes; index += 1) {
    const place = { connectionId: 'c', entryId: `w${index}`, field: 'request' } as const;
    const intent = anIntent(place.entryId, { connectionId: 'c', request: records.seal(place, `asked ${index}`) });
    await store.journal.intend(anAuditEntry(intent.auditId, { effect: 'create' }), intent);
  }
  const token = async (ring = after) =>
    open(ring, places.credential(connection, 1), (await store.connections.readCredential('c'))?.sealed ?? '');
  const asked = async (index: number) => {
    const place = { connectionId: 'c', entryId: `w${index}`, field: 'request' } as const;
    const { request } = (await store.journal.get(place.entryId)) ?? {};
    return request ? createSealedRecords({ ring: after, organisationId: id }).read(place, request) : request;
  };
  return { store, id, places, connection, token, asked, sealed };
}

test('a rotation ends: afterwards the new key opens everything, and is enough to start with', async () => {
  const { store, id, token, asked } = await start();
  await checkKeyRing(store, both, id);
  expect(await findRetired(store.sealed, both)).toEqual([]);
  expect(await reseal(store, both, id)).toBe(32);
  expect(await findRetired(store.sealed, both)).toEqual(['k1']);
  await checkKeyRing(store, after, id);
  expect(await token()).toBe('the token');
  expect(await Promise.all([0, 19, 20, 29].map(asked))).toEqual(['asked 0', 'asked 19', 'asked 20', 'asked 29']);
  expect(await reseal(store, both, id)).toBe(0);
});

test('neither key alone starts before it has ended, and what was cut short goes on', async () => {
  const { store, id, token, asked } = await start();
  let left = 8;
  const cut = reseal(
    {
      sealed: {
        ...store.sealed,
        replace: (beginnings, again) =>
          store.sealed.replace(beginnings, (value) => {
            left -= 1;
            if (left < 0) throw new Error('cut');
            return again(value);
          }),
      },
    },
    both,
    id,
  );
  await expect(cut).rejects.toThrow('cut');
  await expect(checkKeyRing(store, before, id)).rejects.toThrow(/GATEHOUSE_KEYRING.*lacks the key k2, with which 1 credentials/);
  await expect(checkKeyRing(store, after, id)).rejects.toThrow(/lacks the key k1/);
  await checkKeyRing(store, both, id);
  expect(await reseal(store, both, id)).toBeGreaterThan(20);
  await checkKeyRing(store, after, id);
  expect([await token(), await asked(29)]).toEqual(['the token', 'asked 29']);
});

test('a credential that a later key sealed keeps the earlier one from starting alone', async () => {
  const { store, id, places, connection } = await start({ writes: 0 });
  const sealed = seal(both, places.credential(connection, 2), 'newer');
  await store.connections.reconnect(connection, { connectionId: 'c', version: 2, sealed });
  const refused = checkKeyRing(store, before, id);
  await expect(refused).rejects.toThrow(/lacks the key k2, with which 1 credentials and 0 records/);
  await expect(refused).rejects.toMatchObject({ fix: expect.stringContaining('Nothing was changed') });
  await checkKeyRing(store, both, id);
});

test('what opens with no key does not stand in the way: a record goes, a credential waits to be told of', async () => {
  const { store, id, asked, sealed } = await start({ writes: 2 });
  const broken = (text: string) => `${text.slice(0, -3)}AAA`;
  await store.sealed.replace(['never'], (value) =>
    (value.kind === 'record' && value.entryId === 'w0') || value.kind === 'credential' ? broken(value.sealed) : undefined,
  );
  expect(await reseal(store, both, id)).toBe(3);
  expect([await asked(0), await asked(1)]).toEqual([null, 'asked 1']);
  expect((await store.connections.readCredential('c'))?.sealed).toBe(broken(sealed));
});

test('no file of the data folder holds what the retired key had sealed', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'gatehouse-rotation-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true }));
  const { store, id, sealed } = await start({ dataDir, writes: 3 });
  const bytes = Buffer.from(sealed.split('.')[3] ?? '');
  const holds = () => readdirSync(dataDir).filter((name) => readFileSync(join(dataDir, name)).includes(bytes));
  expect(holds()).not.toEqual([]);
  await reseal(store, both, id);
  expect(holds()).toEqual([]);
});
