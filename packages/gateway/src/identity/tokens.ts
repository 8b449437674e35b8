import { createHash } from 'node:crypto';

/** What is kept of a token in a link: 256 random bits cannot be guessed, so nothing slower is needed. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

export const newToken = (mark: string, randomBytes: (size: number) => Uint8Array): string =>
  `${mark}${Buffer.from(randomBytes(32)).toString('base64url')}`;
