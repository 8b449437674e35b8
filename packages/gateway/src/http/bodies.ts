import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { GatewayError } from '../errors.ts';

const mebibyte = 1024 * 1024;
export const mostBodyBytes = mebibyte;
/** Of a call: a screenshot of 10 MB is 13 MB of base64. */
export const mostCallBytes = 16 * mebibyte;
/** Says beforehand that it is small, and is not held back. */
const smallBytes = 64 * 1024;

/** Refuses a body that is longer, whether it says so beforehand or not. */
export const limitBody = bodyLimit({
  maxSize: mostBodyBytes,
  onError: () => {
    throw tooLarge(mostBodyBytes);
  },
});

const tooLarge = (most: number) => new GatewayError('request_too_large', { fix: `Send at most ${most} bytes.` });

/** Asked before a piece of a body is kept. */
export type Grow = (bytes: number) => Promise<void> | undefined;

/** The body of a call, at most `mostCallBytes`, unpacked where it is packed with gzip and `unpacks`. Throws `request_too_large`. */
export async function readCallBytes({ req }: Context, grow: Grow | undefined, unpacks = true): Promise<Uint8Array<ArrayBuffer>> {
  const said = Number(req.header('content-length') ?? Number.NaN);
  if (said > mostCallBytes) throw tooLarge(mostCallBytes);
  const bytes = said <= smallBytes || !req.raw.body ? new Uint8Array(await req.arrayBuffer()) : await collect(req.raw.body, grow);
  const packed = (req.header('content-encoding') ?? 'identity').trim().toLowerCase();
  if (packed === 'identity' || packed === '' || !unpacks) return bytes;
  if (packed !== 'gzip' && packed !== 'x-gzip') throw new GatewayError('content_type_unsupported', { field: 'Content-Encoding' });
  const unpacked = await unpack(bytes);
  await grow?.(unpacked.length);
  return new Uint8Array(unpacked);
}

async function collect(body: ReadableStream<Uint8Array>, grow: Grow | undefined): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > mostCallBytes) throw tooLarge(mostCallBytes);
    await grow?.(chunk.length);
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

async function unpack(bytes: Uint8Array): Promise<Uint8Array> {
  try {
    return await promisify(gunzip)(bytes, { maxOutputLength: mostCallBytes });
  } catch (cause) {
    if ((cause as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(mostCallBytes);
    throw new GatewayError(
      'request_malformed',
      { field: 'body', fix: 'The body is not packed with gzip, as Content-Encoding says.' },
      { cause },
    );
  }
}

/** The body as text. Throws `request_malformed` for bytes that are not UTF-8: read leniently, they would change on the way. */
export async function readText({ req }: Context): Promise<string> {
  return toText(await req.arrayBuffer());
}

export function toText(bytes: ArrayBuffer | Uint8Array): string {
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
