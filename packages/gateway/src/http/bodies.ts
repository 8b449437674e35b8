import { Readable } from 'node:stream';
import { AnswerTooLarge, codingsOf, NotUnpackable, unpack } from '@gatehouse/connector/unpack';
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

/** Whether room is asked for before it is kept: what does not say beforehand that it is small, or is packed. */
export const isHeldBack = ({ req }: Context): boolean =>
  !(Number(req.header('content-length') ?? Number.NaN) <= smallBytes) || req.header('content-encoding') !== undefined;

/** The body of a call, at most `mostCallBytes`, unpacked where it is packed and `unpacks`. Throws `request_too_large`. */
export async function readCallBytes({ req }: Context, grow: Grow | undefined, unpacks = true): Promise<Uint8Array<ArrayBuffer>> {
  const said = Number(req.header('content-length') ?? Number.NaN);
  if (said > mostCallBytes) throw tooLarge(mostCallBytes);
  const packed = req.header('content-encoding');
  const layers = unpacks ? layersOf(packed) : 0;
  const isPacked = layers > 0;
  if (!req.raw.body || (said <= smallBytes && !isPacked)) return new Uint8Array(await req.arrayBuffer());
  // What an inner layer holds while it is unpacked is seen by nobody, and may be as much.
  if (layers > 1) await grow?.((layers - 1) * mostCallBytes);
  const body = Readable.fromWeb(req.raw.body as Parameters<typeof Readable.fromWeb>[0]);
  return isPacked ? unpacked(body, packed, grow) : collect(body, grow);
}

function layersOf(packed: string | undefined): number {
  try {
    return codingsOf(packed).length;
  } catch (cause) {
    if (!(cause instanceof NotUnpackable)) throw cause;
    throw new GatewayError('content_type_unsupported', { field: 'Content-Encoding', fix: `${cause.message}.` }, { cause });
  }
}

/** Room is asked for piece by piece: what waits for it holds no more than what it has room for. */
async function collect(body: AsyncIterable<Uint8Array>, grow: Grow | undefined): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > mostCallBytes) throw tooLarge(mostCallBytes);
    await grow?.(chunk.length);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function unpacked(body: Readable, packed: string | undefined, grow: Grow | undefined): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await collect(unpack(body, packed, mostCallBytes), grow);
  } catch (cause) {
    if (cause instanceof AnswerTooLarge) throw tooLarge(mostCallBytes);
    if (!(cause instanceof NotUnpackable)) throw cause;
    const fix = `The body is cut short, or not packed with ${packed}, as Content-Encoding says.`;
    throw new GatewayError('request_malformed', { field: 'body', fix }, { cause });
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
