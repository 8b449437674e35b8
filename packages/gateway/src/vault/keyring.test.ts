import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { ConfigError } from '../errors.ts';
import { openStore } from '../store/store.ts';
import { late } from '../store/testing/late.ts';
import { checkKeyRing } from './key-check.ts';
import { deriveSecret, openKeyRingFile, parseKeyRing } from './keyring.ts';

const key = () => randomBytes(32).toString('base64');
const fixed = parseKeyRing(`k1:${Buffer.alloc(32, 7).toString('base64')}`);
const folder = () => mkdtempSync(join(tmpdir(), 'gatehouse-keyring-'));

function refusal(attempt: () => unknown): ConfigError {
  try {
    attempt();
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('was not refused');
}

describe('a ring from the setting', () => {
  test('seals with the first key and finds every key', () => {
    const [first, second] = [key(), key()];
    const ring = parseKeyRing(` new:${first} , old:${second} `);
    expect([ring.current.id, ring.current.key.export().toString('base64')]).toEqual(['new', first]);
    expect(inspect(ring)).not.toContain(first);
    expect(ring.find('old')?.key.export().toString('base64')).toBe(second);
    expect(ring.find('none')).toBeUndefined();
    expect(ring.source).toBe('GATEHOUSE_KEYRING');
  });

  test('takes a key without its padding', () => {
    expect(parseKeyRing(`k1:${key().replace('=', '')}`).current.key.symmetricKeySize).toBe(32);
  });

  const good = key();
  test.each([
    ['empty', '  ', /empty/],
    ['only a key', good, /entry 1 of 1 has no/],
    ['an empty entry', `k1:${good},`, /entry 2 of 2/],
    ['an id with a dot', `k.1:${good}`, /has an id/],
    ['no id', `:${good}`, /has an id/],
    ['31 bytes', `k1:${randomBytes(31).toString('base64')}`, /exactly 32 bytes/],
    ['33 bytes', `k1:${randomBytes(33).toString('base64')}`, /exactly 32 bytes/],
    ['hexadecimal', `k1:${randomBytes(32).toString('hex')}`, /exactly 32 bytes/],
    ['a stray character', `k1:${good.slice(0, 10)} ${good.slice(10)}`, /exactly 32 bytes/],
    ['an id twice', `k1:${good},k1:${key()}`, /k1 twice/],
  ])('refuses %s and shows no key', (_, text, problem) => {
    const error = refusal(() => parseKeyRing(text));
    expect(error.setting).toBe('GATEHOUSE_KEYRING');
    expect(error.message).toMatch(problem);
    expect(error.message + error.fix).not.toContain(good.slice(0, 8));
  });
});

test('a derived secret depends on the key and the purpose, and is not the key', () => {
  const text = `k1:${key()}`;
  const secret = deriveSecret(parseKeyRing(text), 'sign-in');
  expect(secret).toMatch(/^[\w-]{43}$/);
  expect(deriveSecret(parseKeyRing(`${text},k0:${key()}`), 'sign-in')).toBe(secret);
  expect(deriveSecret(parseKeyRing(text), 'other')).not.toBe(secret);
  expect(deriveSecret(parseKeyRing(`k1:${key()}`), 'sign-in')).not.toBe(secret);
  expect(secret).not.toBe(parseKeyRing(text).current.key.export().toString('base64url'));
});

test('a derived secret stays the same from version to version: sessions outlive an upgrade', () => {
  expect(deriveSecret(fixed, 'sign-in')).toBe('0ptneHDFKw9cgEL2wk47K3BPc9vOFkybCWPkjIr1XSU');
});

describe('a ring in the data folder', () => {
  test('is made once, for its owner only', () => {
    const dataDir = folder();
    const first = openKeyRingFile(dataDir);
    expect(first.made).toBe(true);
    expect(first.file).toBe(join(dataDir, 'keyring.json'));
    expect(statSync(first.file).mode & 0o777).toBe(0o600);
    const second = openKeyRingFile(dataDir);
    expect(second.made).toBe(false);
    expect(second.ring.current).toEqual(first.ring.current);
  });

  test.each([0o644, 0o640, 0o604])('is refused with mode %o', (mode) => {
    const dataDir = folder();
    const { file } = openKeyRingFile(dataDir);
    chmodSync(file, mode);
    const error = refusal(() => openKeyRingFile(dataDir));
    expect(error.message).toContain('can be read by other users');
    expect(error.fix).toBe(`Run: chmod 600 ${file}`);
  });

  const good = key();
  test.each([
    ['nothing', ''],
    ['no JSON', good],
    ['no keys', '{"keys":[]}'],
    ['a short key', '{"keys":[{"id":"k1","key":"AAAA"}]}'],
    ['an unknown field', JSON.stringify({ keys: [{ id: 'k1', key: good, [good]: 1 }] })],
    ['an id twice', JSON.stringify({ keys: [0, 1].map(() => ({ id: 'k1', key: good })) })],
  ])('that holds %s is refused, shown to nobody and left as it is', (_, text) => {
    const dataDir = folder();
    const file = join(dataDir, 'keyring.json');
    writeFileSync(file, text, { mode: 0o600 });
    const error = refusal(() => openKeyRingFile(dataDir));
    expect(error.setting).toBe('GATEHOUSE_DATA_DIR');
    expect(error.message).toContain(file);
    expect(error.message + error.fix).not.toContain(good.slice(0, 8));
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  test('that was lost is not replaced', () => {
    const dataDir = folder();
    expect(refusal(() => openKeyRingFile(dataDir, { mayMake: false })).message).toContain('is missing, and the data was sealed with it');
    expect(readdirSync(dataDir)).toEqual([]);
    openKeyRingFile(dataDir);
    expect(openKeyRingFile(dataDir, { mayMake: false }).made).toBe(false);
  });

  test('that cannot be made names the folder', () => {
    expect(refusal(() => openKeyRingFile('/dev/null/nowhere')).setting).toBe('GATEHOUSE_DATA_DIR');
  });
});

test('a data folder starts only with the ring that it was started with', async () => {
  const store = await openStore({ dataDir: ':memory:' });
  const { id } = await store.organisation.get(1);
  const [old, other] = [`k1:${key()}`, key()];
  await checkKeyRing({ organisation: late(store.organisation), sealed: store.sealed }, parseKeyRing(old), id);
  const check = await store.organisation.readKeyCheck();
  expect(check).toMatch(/^v1\.k1\./);
  await checkKeyRing(store, parseKeyRing(old), id);
  await checkKeyRing(store, parseKeyRing(`k2:${other},${old}`), id);

  const missing = checkKeyRing(store, parseKeyRing(`k2:${other}`), id);
  await expect(missing).rejects.toThrow(/GATEHOUSE_KEYRING.*lacks the key k1/);
  const wrong = checkKeyRing(store, parseKeyRing(`k1:${other}`), id);
  await expect(wrong).rejects.toThrow(/key k1 .* is not the one/);
  await expect(wrong).rejects.toBeInstanceOf(ConfigError);
  await expect(wrong).rejects.not.toThrow(other.slice(0, 8));
  await expect(missing).rejects.toMatchObject({ fix: expect.stringContaining('Put the key k1 back') });
  await expect(wrong).rejects.toMatchObject({ fix: expect.stringContaining('Put the key back that had this id') });
  expect(await store.organisation.readKeyCheck()).toBe(check);
  await store.close();
});

async function checkAgainst(sealed: string): Promise<void> {
  const store = await openStore({ dataDir: ':memory:' });
  await store.organisation.get(1);
  await store.organisation.writeKeyCheck(sealed);
  await checkKeyRing(store, fixed, 'org').finally(store.close);
}

test('what an earlier version left to try the ring with is still taken', async () => {
  await checkAgainst('v1.k1.AQEBAQEBAQEBAQEB.EYD90vjQmX20.VDnXY3aLL5OVWQMb1hLvgA');
});

test('what was left to try the ring with, and damaged, is not taken for a wrong ring', async () => {
  const damaged = checkAgainst('v1.k1.damaged');
  await expect(damaged).rejects.toThrow(/GATEHOUSE_KEYRING.*is damaged/);
  await expect(damaged).rejects.toMatchObject({ fix: 'Restore the database from a backup.' });
});
