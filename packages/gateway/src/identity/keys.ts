import { createHash, randomUUID, randomBytes as systemRandomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Clock } from '@gatehouse/connector';
import type { KeyPrincipal } from '../access/principal.ts';
import { GatewayError } from '../errors.ts';
import type { KeyStore } from '../store/ports.ts';
import type { Keys, OnRefusedKey } from './identity.ts';

/**
 * `gh_`, 32 random base62 characters (190 bits), and their CRC32 as six more: a mistyped or invented key is refused without asking
 * the store, and a secret scanner can tell a key from a word.
 */
const keyPattern = /^gh_[0-9A-Za-z]{38}$/;
/** What somebody may have meant as a key of ours; how anything else begins is nobody's business. */
const ownPattern = /^gh_[0-9A-Za-z]{12,}$/;
const randomLength = 32;
const checksumLength = 6;
const prefixLength = 11;
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** Often enough to see whether a key is in use, seldom enough not to cost a commit a call. */
const useNotedEveryMs = 60_000;

export interface KeysOptions {
  readonly store: { readonly keys: KeyStore };
  readonly clock: Clock;
  readonly randomBytes?: (size: number) => Uint8Array;
  readonly newId?: () => string;
  readonly onRefusedKey?: OnRefusedKey;
}

export function createKeys({
  store,
  clock,
  randomBytes = systemRandomBytes,
  newId = randomUUID,
  onRefusedKey = () => {},
}: KeysOptions): Keys {
  return {
    async create(groupId, name, createdBy) {
      const body = randomBase62(randomLength, randomBytes);
      const secret = `gh_${body}${checksum(body)}`;
      const key = {
        id: newId(),
        groupId,
        name,
        prefix: secret.slice(0, prefixLength),
        hash: hashKey(secret),
        createdAt: clock.now(),
        createdBy,
        lastUsedAt: null,
        revokedAt: null,
      };
      await store.keys.add(key);
      return { key, secret };
    },

    async verify(authorization, from): Promise<KeyPrincipal> {
      const secret = parseBearer(authorization);
      const refuse = (fix: string) => {
        onRefusedKey({ ...from, prefix: secret !== undefined && ownPattern.test(secret) ? secret.slice(0, prefixLength) : null });
        return new GatewayError('key_invalid', { field: 'Authorization', fix });
      };
      if (secret === undefined) throw refuse(howToSend);
      // One indexed read a call (some 20 µs): a cache would have to be told of every revocation, on every node.
      const key = isWellFormed(secret) ? await store.keys.findByHash(hashKey(secret)) : undefined;
      if (!key) {
        throw refuse('Ask an administrator for a new key, or copy the whole key again.');
      }
      const now = clock.now();
      if (key.lastUsedAt === null || now - key.lastUsedAt >= useNotedEveryMs) await store.keys.noteUse(key.id, now, useNotedEveryMs);
      return { kind: 'key', id: key.id, name: key.name, groupId: key.groupId };
    },
  };
}

const howToSend = 'Send the header `Authorization: Bearer gh_…`.';

/** Undefined where it is no bearer token. */
function parseBearer(authorization: string | undefined): string | undefined {
  if (authorization === undefined || authorization.trim() === '') {
    throw new GatewayError('key_missing', { field: 'Authorization', fix: howToSend });
  }
  return /^Bearer ([\w~+/.-]+=*)$/i.exec(authorization)?.[1];
}

function isWellFormed(secret: string): boolean {
  return keyPattern.test(secret) && checksum(secret.slice(3, -checksumLength)) === secret.slice(-checksumLength);
}

/** Nothing slower is needed: 190 random bits cannot be guessed, whatever a guess costs. The look-up compares hashes, not keys. */
const hashKey = (secret: string) => createHash('sha256').update(secret).digest('hex');

function checksum(body: string): string {
  let value = crc32(body);
  let text = '';
  for (let index = 0; index < checksumLength; index++) {
    text = `${alphabet[value % 62]}${text}`;
    value = Math.floor(value / 62);
  }
  return text;
}

/** Bytes from 248 up are thrown away: 62 does not divide 256, and the first characters would be likelier. */
function randomBase62(length: number, randomBytes: (size: number) => Uint8Array): string {
  let text = '';
  while (text.length < length) {
    for (const byte of randomBytes(length - text.length)) if (byte < 248) text += alphabet[byte % 62];
  }
  return text;
}
