import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { sha256 } from '../server/auth.ts';

/**
 * Whether the sandbox that keeps its state in the file gave the access token out, revoked or not. Only hashes of tokens are kept.
 *
 * @example
 * await issuedToken('data/sandbox.jsonl', token)
 */
export async function issuedToken(stateFile: string, token: string): Promise<boolean> {
  if (!existsSync(stateFile)) return false;
  const hash = JSON.stringify(sha256(token));
  for await (const line of createInterface({ input: createReadStream(stateFile), crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.includes(hash)) return true;
  }
  return false;
}
