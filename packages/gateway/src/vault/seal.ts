import { createCipheriv, createDecipheriv, randomBytes as systemRandomBytes } from 'node:crypto';
import type { KeyRing, RandomBytes } from './keyring.ts';

/** What a sealed value belongs to. It opens in this place only: a value moved to another row, field or organisation does not. */
export interface SealContext {
  readonly organisationId: string;
  readonly connectionId: string;
  readonly field: string;
  /**
   * Counts the credentials of a connection: a value opens with its own number only. An older row that somebody puts back whole, number
   * and all, does open: nothing outside the database knows which was the last.
   */
  readonly version: number;
  /** The Intercom that a credential is of; absent for what belongs to none, and for what a version before origins sealed. */
  readonly origin?: string;
}

export type SealFailure = 'unknown_key' | 'tampered' | 'malformed';

/** A sealed value that does not open. It says why and with which key, and never what was in it. */
export class SealError extends Error {
  override readonly name = 'SealError';
  readonly reason: SealFailure;
  readonly keyId: string | undefined;

  constructor(reason: SealFailure, keyId?: string) {
    super(`The sealed value does not open: ${reason}`);
    this.reason = reason;
    this.keyId = keyId;
  }
}

const algorithm = 'aes-256-gcm';
const format = 'v1';
/** 96 random bits: NIST SP 800-38D allows 2^32 values per key, far more than credentials are ever sealed. */
const ivBytes = 12;
/** Pinned on both sides: Node takes shorter tags when it is not told, and a 4-byte tag can be guessed. */
const authTagLength = 16;

/** `v1.<key id>.<iv>.<ciphertext>.<tag>`, AES-256-GCM. */
export function seal(ring: KeyRing, context: SealContext, plaintext: string, randomBytes: RandomBytes = systemRandomBytes): string {
  const { id, key } = ring.current;
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, key, iv, { authTagLength });
  cipher.setAAD(associatedData(id, context));
  const ciphertext = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()]);
  return [format, id, iv.toString('base64url'), ciphertext.toString('base64url'), cipher.getAuthTag().toString('base64url')].join('.');
}

/** Throws `SealError`. */
export function open(ring: KeyRing, context: SealContext, sealed: string): string {
  const [version, keyId, ...encoded] = sealed.split('.');
  const [iv, ciphertext, tag] = encoded.map(decode);
  if (version !== format || !keyId || encoded.length !== 3 || !iv || !ciphertext || !tag) throw new SealError('malformed');
  if (iv.length !== ivBytes || tag.length !== authTagLength) throw new SealError('malformed', keyId);
  const found = ring.find(keyId);
  if (!found) throw new SealError('unknown_key', keyId);
  const decipher = createDecipheriv(algorithm, found.key, iv, { authTagLength });
  decipher.setAAD(associatedData(keyId, context));
  decipher.setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString('utf8');
  } catch {
    throw new SealError('tampered', keyId);
  }
}

/** How every value begins that was sealed with the key. */
export const beginningOf = (keyId: string): string => `${format}.${keyId}.`;

/** The key that a value says it was sealed with; undefined when it is none of ours. */
export function keyIdOf(sealed: string): string | undefined {
  const [version, keyId, ...rest] = sealed.split('.');
  return version === format && keyId && rest.length === 3 ? keyId : undefined;
}

/** A JSON array, because joined texts could be cut in two ways. */
function associatedData(keyId: string, { organisationId, connectionId, field, version, origin }: SealContext): Buffer {
  const parts = [format, keyId, organisationId, connectionId, field, version, ...(origin === undefined ? [] : [origin])];
  return Buffer.from(JSON.stringify(parts));
}

/** Only the one way to write the bytes: Node's decoder takes others, and skips what it does not know. */
function decode(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : undefined;
}
