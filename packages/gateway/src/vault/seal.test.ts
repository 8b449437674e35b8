import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { parseKeyRing } from './keyring.ts';
import { beginningOf, keyIdOf, open, type SealContext, SealError, type SealFailure, seal } from './seal.ts';

const ring = parseKeyRing(`k2:${randomBytes(32).toString('base64')},k1:${randomBytes(32).toString('base64')}`);
const context: SealContext = { organisationId: 'org', connectionId: 'con', field: 'access_token', version: 3 };
const secret = 'dG9rOmNhbmFyeS10b2tlbg==';

function refusal(attempt: () => unknown): SealFailure | 'opened' {
  try {
    attempt();
    return 'opened';
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    expect(error.name).toBe('SealError');
    expect(`${error.message} ${JSON.stringify(error)}`).not.toContain(secret);
    return error.reason;
  }
}

const reopen = (parts: readonly string[], where: SealContext = context) => refusal(() => open(ring, where, parts.join('.')));

test('opens what it sealed, with the first key of the ring, and never seals alike twice', () => {
  const sealed = seal(ring, context, secret);
  expect(sealed).toMatch(/^v1\.k2\.[\w-]{16}\.[\w-]+\.[\w-]{22}$/);
  expect(sealed).not.toContain(secret);
  expect(open(ring, context, sealed)).toBe(secret);
  expect(seal(ring, context, secret)).not.toBe(sealed);
  expect(open(ring, context, seal(ring, context, ''))).toBe('');
});

test('opens what an earlier key sealed after a new key was put in front', () => {
  const older = `k1:${createHash('sha256').update('a').digest('base64')}`;
  const sealed = seal(parseKeyRing(older), context, secret);
  const rotated = parseKeyRing(`k9:${randomBytes(32).toString('base64')},${older}`);
  expect(open(rotated, context, sealed)).toBe(secret);
});

test('refuses every flipped bit of iv, ciphertext and tag', () => {
  const parts = seal(ring, context, secret).split('.');
  for (const place of [2, 3, 4]) {
    const bytes = Buffer.from(parts[place] ?? '', 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(reopen(parts.with(place, changed.toString('base64url')))).toBe('tampered');
    }
  }
});

test('refuses every other character in the place of any character', () => {
  const sealed = seal(ring, context, secret);
  for (let index = 0; index < sealed.length; index++) {
    for (const character of ['A', 'b', '.', '=', '+', '\n', 'é']) {
      if (sealed[index] === character) continue;
      const changed = sealed.slice(0, index) + character + sealed.slice(index + 1);
      expect(refusal(() => open(ring, context, changed))).not.toBe('opened');
    }
  }
});

test('refuses a tag of every other length, also one that is a true beginning', () => {
  const parts = seal(ring, context, secret).split('.');
  const tag = Buffer.from(parts[4] ?? '', 'base64url');
  for (let length = 0; length < 16; length++) {
    expect(reopen(parts.with(4, tag.subarray(0, length).toString('base64url')))).toBe('malformed');
  }
  expect(reopen(parts.with(4, Buffer.concat([tag, tag.subarray(0, 1)]).toString('base64url')))).toBe('malformed');
});

test.each<[string, SealContext]>([
  ['organisation', { ...context, organisationId: 'other' }],
  ['connection', { ...context, connectionId: 'other' }],
  ['field', { ...context, field: 'refresh_token' }],
  ['version', { ...context, version: 2 }],
  ['Intercom', { ...context, origin: 'eu' }],
  ['cut between two parts', { ...context, organisationId: 'orgcon', connectionId: '' }],
])('refuses a value moved to another %s', (_, moved) => {
  expect(refusal(() => open(ring, moved, seal(ring, context, secret)))).toBe('tampered');
});

test('a value of one Intercom opens for no other, and not without one', () => {
  const sealed = seal(ring, { ...context, origin: 'us' }, secret);
  expect(open(ring, { ...context, origin: 'us' }, sealed)).toBe(secret);
  for (const moved of [context, { ...context, origin: 'eu' }, { ...context, origin: '' }]) {
    expect(refusal(() => open(ring, moved, sealed))).toBe('tampered');
  }
});

test('tells the key of a value, and of nothing else', () => {
  const sealed = seal(ring, context, secret);
  expect(keyIdOf(sealed)).toBe('k2');
  expect(sealed.startsWith(beginningOf('k2'))).toBe(true);
  for (const other of ['', 'v1.k2', `${sealed}.x`, sealed.replace('v1', 'v2'), 'v1..a.b.c']) expect(keyIdOf(other)).toBeUndefined();
});

test('refuses a value under the id of another key of the ring, and names a key that is missing', () => {
  const parts = seal(ring, context, secret).split('.');
  expect(reopen(parts.with(1, 'k1'))).toBe('tampered');
  expect(reopen(parts.with(1, 'k7'))).toBe('unknown_key');
  expect(() => open(ring, context, parts.with(1, 'k7').join('.'))).toThrow(expect.objectContaining({ keyId: 'k7' }));
});

describe('is strict about the envelope', () => {
  const parts = seal(ring, context, secret).split('.');
  test.each([
    ['nothing', ''],
    ['plain text', secret],
    ['another format', parts.with(0, 'v2').join('.')],
    ['a part too few', parts.slice(0, 4).join('.')],
    ['a part too many', [...parts, 'AA'].join('.')],
    ['padding', `${parts.join('.')}==`],
    ['a line break', `${parts.join('.')}\n`],
    ['the other base64 alphabet', parts.with(3, '+/+/').join('.')],
    ['an iv that is too short', parts.with(2, 'AAAA').join('.')],
  ])('%s', (_, sealed) => {
    expect(refusal(() => open(ring, context, sealed))).toBe('malformed');
  });
});

test('the format is fixed: a value sealed by this version opens for ever', () => {
  const fixed = parseKeyRing(`k1:${Buffer.alloc(32, 7).toString('base64')}`);
  const sealed = seal(fixed, context, secret, (size) => Buffer.alloc(size, 1));
  expect(sealed).toMatchInlineSnapshot(`"v1.k1.AQEBAQEBAQEBAQEB.Eqawxd_SomazuZpYFWRBAcrJYJh68AYu.QuSx_skdtn9gZAqZ-Z0ZhA"`);
  expect(open(fixed, context, sealed)).toBe(secret);
});
