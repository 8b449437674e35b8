import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { toPlainText } from '@gatehouse/connector';
import { fit } from './shape-limits.ts';

/** A model reads the beginning of a table, not a megabyte of it. */
const shownCharacters = 4000;

/** What a model is given of a file: what it is, and how it begins when it is text, packed or not. */
export async function showFile(body: unknown): Promise<Readonly<Record<string, unknown>>> {
  if (!(body instanceof Uint8Array)) return fit({ file: { bytes: 0 } });
  const packed = body[0] === 0x1f && body[1] === 0x8b;
  const start = packed ? await unpack(body).catch(() => undefined) : body.subarray(0, shownCharacters * 4);
  const text = start && decode(start);
  const file = {
    bytes: body.length,
    packed: packed ? 'gzip' : undefined,
    whole: 'The REST surface answers the whole file at the same path.',
  };
  // What is behind it was not looked at.
  const more = (packed ? (start?.length ?? 0) : body.length) > shownCharacters * 4;
  return fit({ file, ...(text === undefined ? {} : { untrusted: { beginning: toPlainText(text, { limit: shownCharacters, more }) } }) });
}

/** Only so much that a small file cannot become a large one. */
async function unpack(bytes: Uint8Array): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of Readable.from([bytes]).pipe(createGunzip()) as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= shownCharacters * 4) break;
  }
  return Buffer.concat(chunks);
}

/** Undefined for what is no text. The last character may be cut in the middle. */
function decode(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder('utf-8').decode(bytes.subarray(0, shownCharacters * 4), { stream: true });
  return text.includes('\u0000') || text.includes('\ufffd') ? undefined : text;
}
