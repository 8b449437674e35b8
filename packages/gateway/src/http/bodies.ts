import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { GatewayError } from '../errors.ts';

export const mostBodyBytes = 1024 * 1024;

/** Refuses a body that is longer, whether it says so beforehand or not. */
export const limitBody = bodyLimit({
  maxSize: mostBodyBytes,
  onError: () => {
    throw new GatewayError('request_too_large', { fix: `Send at most ${mostBodyBytes} bytes.` });
  },
});

/** The body as text. Throws `request_malformed` for bytes that are not UTF-8: read leniently, they would change on the way. */
export async function readText({ req }: Context): Promise<string> {
  const bytes = await req.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new GatewayError('request_malformed', { field: 'body', fix: 'The body is not UTF-8.' }, { cause });
  }
}

/** Throws `request_malformed` for a text that is not JSON. */
export function parseJson(text: string, fix = 'The body is not JSON.'): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new GatewayError('request_malformed', { field: 'body', fix }, { cause });
  }
}
